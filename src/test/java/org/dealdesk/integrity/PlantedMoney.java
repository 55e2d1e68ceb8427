package org.dealdesk.integrity;

import static org.dealdesk.integrity.Plant.APPROVED;
import static org.dealdesk.integrity.Plant.IN_PLACE_OF;
import static org.dealdesk.integrity.Plant.OVERRIDDEN;

import java.util.List;

/** Offenders among accruals and the ledger. */
final class PlantedMoney {

    static final List<Plant> ALL = List.of(
            new Plant(
                    "ACCRUAL_CLEARED",
                    "0 approvals of FINANCE",
                    "update decision set overrides = false where overrides"),
            new Plant(
                    "ACCRUAL_CLEARED",
                    "0 approvals of FINANCE",
                    "update review set status = 'CANCELLED' where function = 'FINANCE' and deal_id = " + OVERRIDDEN),
            new Plant(
                    "ACCRUAL_CLEARED",
                    "several approvals of committee",
                    "update decision set actor = 'committee' where function = 'LEGAL' and deal_id = " + OVERRIDDEN),
            new Plant(
                    "EXPLAINED",
                    "leads to no decision of FINANCE",
                    "update decision set overrides = false where overrides"),
            new Plant(
                    "ACCRUAL_ONCE",
                    "2 standing accruals",
                    "update ledger_transaction set type = 'ACCRUAL' where id = (select min(id) from ledger_transaction where type = 'REVERSAL')"),
            new Plant(
                    "ACCRUAL_ONCE",
                    "-1 standing accruals",
                    "update ledger_transaction set type = 'REVERSAL' where type = 'ACCRUAL' and deal_id = " + APPROVED),
            new Plant(
                    "ACCRUAL_ONCE",
                    "2 times for round",
                    "update ledger_transaction set type = 'ACCRUAL' where type = 'EARNING'"),
            new Plant(
                    "ACCRUAL_CLEARED",
                    "0 approvals of FINANCE",
                    "delete from decision where function = 'FINANCE' and deal_id = " + APPROVED),
            new Plant(
                    "ACCRUAL_CLEARED",
                    "0 approvals of LEGAL",
                    "update decision set decided_at = timestamp with time zone '2100-01-01 00:00:00+00' where function = 'LEGAL' and deal_id = "
                            + APPROVED),
            new Plant(
                    "ACCRUAL_CLEARED",
                    "0 approvals of LEGAL",
                    "update review set status = 'VOID' where function = 'LEGAL' and deal_id = " + APPROVED),
            new Plant(
                    "ACCRUAL_CLEARED",
                    "several approvals of finance",
                    "update decision set actor = 'finance' where function = 'LEGAL' and deal_id = " + APPROVED),
            new Plant(
                    "ACCRUAL_CLEARED",
                    "approval of rep, who has a part",
                    IN_PLACE_OF.formatted("rep") + "function = 'LEGAL' and deal_id = " + APPROVED),
            new Plant(
                    "ACCRUAL_LIVE",
                    "is REJECTED with 1 standing",
                    "update deal set status = 'REJECTED' where id = " + APPROVED),
            new Plant(
                    "ACCRUAL_LIVE",
                    "is APPROVED with 0 standing",
                    "update deal set status = 'APPROVED' where status = 'REJECTED'"),
            new Plant(
                    "ACCRUAL_LIVE",
                    "is APPROVED with 1 earnings",
                    "update deal set status = 'APPROVED' where status = 'WON'"),
            new Plant(
                    "ACCRUAL_AMOUNT",
                    "instead of in USD",
                    "update ledger_transaction set reason = 'NO_BASE' where type = 'ACCRUAL' and deal_id = "
                            + APPROVED),
            new Plant(
                    "ACCRUAL_AMOUNT",
                    "is split as",
                    "update ledger_entry set person = 'rep3' where person = 'rep2' and account = 'ACCRUED'"),
            new Plant("ACCRUAL_AMOUNT", "cannot be worked out", "delete from revision where deal_id = " + APPROVED),
            new Plant(
                    "ATTAINMENT_TRUE",
                    "had won 5 under standard instead of 0",
                    "update won_share set attainment = 5 where person = 'rep'"),
            new Plant(
                    "CLAWBACK_BOUND",
                    "leaves 960 to rep under standard instead of 480",
                    "update credit_note set counts = true, standing = 'COUNTS'"),
            new Plant(
                    "EXPLAINED",
                    "leads to no credit note",
                    "update ledger_transaction set type = 'CLAWBACK' where type = 'REVERSAL'"),
            new Plant(
                    "LEDGER_ZERO",
                    "sums to 0.01",
                    "update ledger_entry set amount = amount + 0.01 where id = (select min(id) from ledger_entry)"),
            new Plant(
                    "LEDGER_ZERO",
                    "the ledger sums to",
                    "delete from ledger_entry where id = (select min(id) from ledger_entry where amount > 0)"),
            new Plant(
                    "LEDGER_ZERO",
                    "has no entries",
                    "delete from ledger_entry where transaction_id = (select min(transaction_id) from ledger_entry where amount > 0)"),
            new Plant(
                    "LEDGER_ZERO",
                    "not taken back as it was given",
                    "update ledger_entry set person = 'rep3' where person is not null and transaction_id in (select id from ledger_transaction where type = 'REVERSAL')"),
            new Plant(
                    "LEDGER_ZERO",
                    "not earned as it was given",
                    "update ledger_entry set person = 'rep3' where person is not null and transaction_id in (select id from ledger_transaction where type = 'EARNING')"),
            new Plant(
                    "EXPLAINED",
                    "leads to no transaction",
                    "update ledger_entry set transaction_id = 'nowhere' where id = (select min(id) from ledger_entry)"),
            new Plant("EXPLAINED", "leads to no deal", "delete from deal where id = " + APPROVED),
            new Plant("EXPLAINED", "leads to no revision", "delete from revision where deal_id = " + APPROVED),
            new Plant(
                    "EXPLAINED",
                    "leads to no policy",
                    "update ledger_transaction set policy_version = '2025.1' where deal_id = " + APPROVED),
            new Plant(
                    "EXPLAINED",
                    "leads to no round",
                    "update ledger_transaction set round_id = 'nowhere' where deal_id = " + APPROVED),
            new Plant(
                    "EXPLAINED",
                    "leads to no decision of COMMITTEE",
                    "delete from decision where function = 'COMMITTEE' and deal_id = " + APPROVED));

    private PlantedMoney() {}
}

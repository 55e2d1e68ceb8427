package org.dealdesk.integrity;

import java.util.List;

/** Offenders among months, statements, adjustments, payouts and returns. */
final class PlantedPayouts {

    private static final String LAST = "(select max(closed_month) from commission_statement)";

    static final List<Plant> ALL = List.of(
            new Plant(
                    "STATEMENT_TIES",
                    "another hash than its document",
                    "update commission_statement set document = replace(document, 'EARNED', 'EARNT') where closed_month = "
                            + LAST),
            new Plant(
                    "STATEMENT_TIES",
                    "made again as something else",
                    "update ledger_entry set amount = amount + 1 where type = 'ADJUSTMENT'"),
            new Plant(
                    "STATEMENT_TIES",
                    "other columns than its document",
                    "update commission_statement set earned = earned + 1 where closed_month = " + LAST),
            new Plant(
                    "STATEMENT_TIES",
                    "does not open with what the one before closed with",
                    "update commission_statement set earned = earned + 1 where closed_month < " + LAST),
            new Plant(
                    "STATEMENT_TIES",
                    "another hash than the record of the close",
                    "update commission_statement set sha256 = '" + "0".repeat(64) + "' where closed_month = " + LAST),
            new Plant(
                    "STATEMENT_TIES",
                    "is recorded and not stored",
                    "delete from commission_statement where closed_month = " + LAST),
            new Plant("PAYOUT_COVERED", "for entries of", "delete from payout_settlement"),
            new Plant("PAYOUT_COVERED", "and posts", "update payout_line set amount = amount + 1"),
            new Plant(
                    "PAYOUT_COVERED",
                    "is settled 2 times",
                    "insert into payout_settlement (batch_id, person, entry_id)"
                            + " select 'other', person, entry_id from payout_settlement where live_entry is not null"),
            new Plant("PAYOUT_COVERED", "unsettled without a return", "update payout_settlement set live_entry = null"),
            new Plant(
                    "PAYOUT_COVERED",
                    "settled by a line that came back",
                    "update payout_settlement set live_entry = entry_id"),
            new Plant("PAYOUT_COVERED", "and is CANCELLED", "update payout_batch set status = 'CANCELLED'"),
            new Plant(
                    "MONTH_CLOSED",
                    "was recorded after",
                    "update ledger_transaction set recorded_at = timestamp with time zone '2100-01-01 00:00:00+00'"),
            new Plant(
                    "MONTH_CLOSED",
                    "is not closed, but a later one is",
                    "delete from commission_month where closed_month = (select min(closed_month) from commission_month)"),
            new Plant("EXPLAINED", "no approved adjustment", "delete from commission_adjustment"),
            new Plant(
                    "EXPLAINED", "no approved adjustment", "update commission_adjustment set decided_by = proposed_by"),
            new Plant("EXPLAINED", "no paid payout", "update payout_batch set paid_by = 'rep'"),
            new Plant("EXPLAINED", "no paid payout", "delete from payout_batch"),
            new Plant("EXPLAINED", "no approved return", "update payout_return set person = 'rep2'"));

    private PlantedPayouts() {}
}

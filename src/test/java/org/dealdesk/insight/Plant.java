package org.dealdesk.insight;

import java.util.List;

/**
 * An offender as somebody with a database console could make it.
 *
 * @param invariant which must notice it
 * @param says what the invariant says of it, in part
 */
record Plant(String invariant, String says, String sql) {

    /** A deal that all four functions approved. */
    private static final String APPROVED =
            "(select min(d.id) from deal d where d.status = 'APPROVED' and (select count(*) from decision x where x.deal_id = d.id) = 4)";

    /** Two reviews, finance and legal, are open side by side. */
    private static final String SIDE_BY_SIDE =
            "(select min(deal_id) from review where status = 'OPEN' and function = 'LEGAL')";

    /** The committee approved it on appeal, over the rejection of finance. */
    private static final String OVERRIDDEN = "(select min(deal_id) from decision where overrides)";

    private static final String VOTE_OF = "insert into vote (review_id, deal_id, person, seat, outcome, voted_at)"
            + " select review_id, deal_id, '%1$s', '%1$s', outcome, decided_at"
            + " from decision where function = 'COMMITTEE' and deal_id = " + APPROVED;

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
                    "DECIDED_ONCE",
                    "is APPROVE against its votes",
                    "update review set quorum = 2 where function = 'COMMITTEE' and deal_id = " + APPROVED),
            new Plant(
                    "REVIEW_ASSIGNABLE",
                    "of LEGAL can be decided by nobody",
                    "update review set quorum = 9 where status = 'OPEN'"),
            new Plant("NO_SELF_DECISION", "by rep, who has a part", VOTE_OF.formatted("rep")),
            new Plant("ONE_PERSON_ONE_FUNCTION", "by finance for 2 functions", VOTE_OF.formatted("finance")),
            new Plant("HISTORY_COMPLETE", "1 fewer VOTE_CAST", VOTE_OF.formatted("committee2")),
            new Plant(
                    "EXPLAINED",
                    "leads to no decision of FINANCE",
                    "update decision set overrides = false where overrides"),
            new Plant(
                    "DECIDED_ONCE",
                    "overrides outside an appeal",
                    "update decision set overrides = true where function = 'COMMITTEE' and deal_id = " + APPROVED),
            new Plant("DECIDED_ONCE", "on appeal is APPROVE", "update decision set overrides = false where overrides"),
            new Plant(
                    "DECIDED_ONCE",
                    "on appeal is REQUEST_CHANGES",
                    "update decision set outcome = 'REQUEST_CHANGES' where function = 'LEGAL' and deal_id = "
                            + OVERRIDDEN),
            new Plant(
                    "STATUS_PATH",
                    "DEAL_RECALLED is impossible at IN_REVIEW",
                    "update history_record set type = 'DEAL_RECALLED' where type = 'APPEAL_RECALLED'"),
            new Plant(
                    "STATUS_PATH",
                    "APPEAL_RECALLED is impossible at IN_REVIEW",
                    "update history_record set type = 'APPEAL_RECALLED' where type = 'DEAL_RECALLED'"),
            new Plant(
                    "STATUS_PATH",
                    "CHANGES_REQUESTED is impossible at IN_REVIEW",
                    "update history_record set type = 'CHANGES_REQUESTED' where type = 'APPEAL_RECALLED'"),
            new Plant(
                    "HISTORY_COMPLETE",
                    "1 fewer REJECTIONS_OVERRIDDEN",
                    "update history_record set type = 'COMMENTED' where type = 'REJECTIONS_OVERRIDDEN'"),
            new Plant(
                    "HISTORY_COMPLETE",
                    "more DEAL_APPEALED",
                    "update review_round set kind = 'SUBMISSION' where kind = 'APPEAL'"),
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
                    "update decision set on_behalf_of = 'legal2,rep' where function = 'LEGAL' and deal_id = "
                            + APPROVED),
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
                    "instead of 960.000000 USD",
                    "update ledger_transaction set amount = amount - 0.01 where deal_id = " + APPROVED),
            new Plant(
                    "ACCRUAL_AMOUNT",
                    "is split as",
                    "update ledger_entry set rep = 'rep3' where rep = 'rep2' and account = 'ACCRUED'"),
            new Plant("ACCRUAL_AMOUNT", "cannot be worked out", "delete from revision where deal_id = " + APPROVED),
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
                    "moves 0",
                    "delete from ledger_entry where transaction_id = (select min(transaction_id) from ledger_entry where amount > 0)"),
            new Plant(
                    "LEDGER_ZERO",
                    "not taken back as it was given",
                    "update ledger_entry set rep = 'rep3' where rep is not null and transaction_id in (select id from ledger_transaction where type = 'REVERSAL')"),
            new Plant(
                    "LEDGER_ZERO",
                    "not earned as it was given",
                    "update ledger_entry set rep = 'rep3' where transaction_id in (select id from ledger_transaction where type = 'EARNING')"),
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
                    "delete from decision where function = 'COMMITTEE' and deal_id = " + APPROVED),
            new Plant(
                    "DEAL_HAS_PROCESS",
                    "not in review and has 1 live",
                    "update deal set status = 'REJECTED' where id = " + SIDE_BY_SIDE),
            new Plant(
                    "DEAL_HAS_PROCESS",
                    "in review with 0 live instances",
                    "update deal set status = 'IN_REVIEW' where status = 'REJECTED'"),
            new Plant(
                    "DEAL_HAS_PROCESS",
                    "in review with 0 open rounds",
                    "update review_round set open_deal_id = null, ended_at = started_at where deal_id = "
                            + SIDE_BY_SIDE),
            new Plant(
                    "DEAL_HAS_PROCESS",
                    "in review with 3 live instances",
                    "update ACT_RU_EXECUTION set BUSINESS_KEY_ = (select max(BUSINESS_KEY_) from ACT_RU_EXECUTION) where BUSINESS_KEY_ is not null"),
            new Plant(
                    "REVIEW_HAS_TASK",
                    "is open and has no engine task",
                    "update review set status = 'OPEN' where status = 'CANCELLED'"),
            new Plant(
                    "REVIEW_HAS_TASK",
                    "has no open review",
                    "update review set status = 'APPROVED' where function = 'LEGAL' and deal_id = " + SIDE_BY_SIDE),
            new Plant(
                    "REVIEW_HAS_TASK",
                    "the engine task of another review",
                    "update review set function = 'COMMITTEE' where function = 'LEGAL' and deal_id = " + SIDE_BY_SIDE),
            new Plant(
                    "REVIEW_HAS_TASK",
                    "is open beside its round",
                    "update review_round set ended_at = started_at where deal_id = " + SIDE_BY_SIDE),
            new Plant("JOBS_HEALTHY", "no retries and no incident", "update ACT_RU_JOB set RETRIES_ = 0"),
            new Plant(
                    "JOBS_HEALTHY",
                    "is locked for too long by a node",
                    "update ACT_RU_JOB set LOCK_OWNER_ = 'a node', LOCK_EXP_TIME_ = timestamp '2026-01-01 00:00:00'"),
            new Plant(
                    "DECIDED_ONCE",
                    "has 2 decisions",
                    "insert into decision select * from decision where function = 'LEGAL' and deal_id = " + APPROVED),
            new Plant(
                    "DECIDED_ONCE",
                    "2 approvals of FINANCE",
                    "update decision set function = 'FINANCE' where function = 'LEGAL' and deal_id = " + APPROVED),
            new Plant(
                    "DECIDED_ONCE",
                    "is APPROVED and was decided by nobody",
                    "delete from decision where function = 'LEGAL' and deal_id = " + APPROVED),
            new Plant(
                    "DECIDED_ONCE",
                    "is CANCELLED and was decided APPROVE",
                    "update review set status = 'CANCELLED' where function = 'LEGAL' and deal_id = " + APPROVED),
            new Plant("DECIDED_ONCE", "has no review", "delete from review where deal_id = " + APPROVED),
            new Plant(
                    "NO_SELF_DECISION",
                    "by rep, who has a part",
                    "update decision set actor = 'rep' where deal_id = " + SIDE_BY_SIDE),
            new Plant(
                    "NO_SELF_DECISION",
                    "by rep2, who has a part",
                    "update decision set on_behalf_of = 'rep2' where deal_id = (select min(deal_id) from revision_credit where rep = 'rep2')"),
            new Plant(
                    "NO_SELF_DECISION",
                    "by salesops, who has a part",
                    "insert into deal_party (deal_id, person, part) values (" + SIDE_BY_SIDE
                            + ", 'salesops', 'OWNER')"),
            new Plant(
                    "ONE_PERSON_ONE_FUNCTION",
                    "by finance for 2 functions",
                    "update decision set actor = 'finance' where function = 'SALES_OPS' and outcome = 'APPROVE'"),
            new Plant(
                    "ONE_PERSON_ONE_FUNCTION",
                    "by legal2 for 2 functions",
                    "update decision set on_behalf_of = 'finance2,legal2' where function in ('LEGAL', 'FINANCE')"),
            new Plant(
                    "REVIEW_ASSIGNABLE",
                    "of SALES_OPS can be decided by nobody",
                    "update person set active = false where id not in ('rep', 'finance')"),
            new Plant(
                    "REVIEW_ASSIGNABLE",
                    "of LEGAL can be decided by nobody",
                    "update person set away_until = date '2100-01-01'"),
            new Plant(
                    "REVIEW_ASSIGNABLE",
                    "of LEGAL can be decided by nobody",
                    "insert into deal_party (deal_id, person, part) select " + SIDE_BY_SIDE
                            + ", id, 'CREDITED' from person where id <> 'rep'"),
            new Plant(
                    "STATUS_PATH",
                    "is WON, but its history ends at APPROVED",
                    "update deal set status = 'WON' where id = " + APPROVED),
            new Plant(
                    "STATUS_PATH",
                    "DEAL_WON is impossible at IN_REVIEW",
                    "update history_record set type = 'DEAL_WON' where type = 'DEAL_REJECTED'"),
            new Plant("STATUS_PATH", "has no history", "delete from history_record"),
            new Plant(
                    "STATUS_PATH", "is gone, but its history ends at DRAFT", "delete from deal where status = 'DRAFT'"),
            new Plant("POLICY_IN_FORCE", "no policy is in force", "delete from policy_in_force"),
            new Plant(
                    "POLICY_IN_FORCE",
                    "is in force from 2026-02-01, but is ACTIVE from 2026-01-01",
                    "update policy_in_force set effective_from = date '2026-02-01'"),
            new Plant("POLICY_IN_FORCE", "is in force from 2026-01-01, but is unknown", "delete from policy_version"),
            new Plant(
                    "POLICY_IN_FORCE",
                    "policy 2026.2 was activated, but never comes into force",
                    "insert into policy_version (version, name, state, effective_from, document, media_type, sha256, created_by, created_at)"
                            + " select '2026.2', name, state, effective_from, document, media_type, sha256, created_by, created_at from policy_version"),
            new Plant(
                    "POLICY_IN_FORCE",
                    "was approved by its author",
                    "update policy_version set created_by = 'policyadmin', approved_by = 'policyadmin'"),
            new Plant(
                    "POLICY_IN_FORCE",
                    "calls itself 2026.1 from 2026-01-02 in its document",
                    "update policy_version set document = replace(document, 'effectiveFrom: 2026-01-01', 'effectiveFrom: 2026-01-02')"),
            new Plant(
                    "POLICY_IN_FORCE",
                    "policy 2026.2 has another currency or time zone than the first",
                    "insert into policy_version (version, name, state, effective_from, document, media_type, sha256, created_by, created_at)"
                            + " select '2026.2', name, state, effective_from + 1, replace(replace(document, '\"2026.1\"', '\"2026.2\"'), 'New_York', 'Chicago'),"
                            + " media_type, sha256, created_by, created_at from policy_version"),
            new Plant(
                    "POLICY_IN_FORCE",
                    "is assessed under policy 2025.1 instead of 2026.1",
                    "update revision set policy_version = '2025.1' where deal_id = " + APPROVED),
            new Plant(
                    "POLICY_PINNED",
                    "names policy 2025.1",
                    "update decision set policy_version = '2025.1' where deal_id = " + APPROVED),
            new Plant(
                    "POLICY_PINNED",
                    "names policy 2025.1",
                    "update ledger_transaction set policy_version = '2025.1' where deal_id = " + APPROVED),
            new Plant(
                    "POLICY_PINNED",
                    "names policy 2025.1",
                    "update deal set policy_version = '2025.1' where id = " + APPROVED),
            new Plant(
                    "POLICY_PINNED",
                    "re-assesses to something else",
                    "update revision set document = replace(document, '\"commission\":\"960.00\"', '\"commission\":\"960.01\"') where deal_id = "
                            + APPROVED),
            new Plant(
                    "POLICY_PINNED",
                    "re-assesses to something else",
                    "update revision set document = replace(document, ':\"240\"', ':\"241\"') where deal_id = "
                            + APPROVED),
            new Plant(
                    "POLICY_PINNED",
                    "has another hash than its document",
                    "update revision set document = document || ' ' where deal_id = " + APPROVED),
            new Plant(
                    "POLICY_PINNED",
                    "other columns than its document",
                    "update revision set required = 'LEGAL' where deal_id = " + APPROVED),
            new Plant("POLICY_PINNED", "has no revision", "delete from revision where deal_id = " + APPROVED),
            new Plant(
                    "POLICY_PINNED",
                    "cannot be assessed",
                    "update revision set document = 'lost' where deal_id = " + APPROVED),
            new Plant(
                    "POLICY_PINNED",
                    "policy 2026.1 has another hash",
                    "update policy_version set document = document || ' '"),
            new Plant(
                    "HISTORY_COMPLETE",
                    "record 3 follows record 1",
                    "delete from history_record where seq = 2 and deal is not null"),
            new Plant(
                    "HISTORY_COMPLETE",
                    "fewer DEAL_SUBMITTED",
                    "update history_record set type = 'COMMENTED' where type = 'DEAL_SUBMITTED'"),
            new Plant(
                    "HISTORY_COMPLETE",
                    "another hash than its content",
                    "update history_record set actor = 'rep2' where seq = 2 and actor = 'rep'"),
            new Plant(
                    "HISTORY_COMPLETE",
                    "does not carry the hash of the record before it",
                    "update history_record set hash = previous_hash where seq = 2"),
            new Plant("HISTORY_COMPLETE", "cannot be read", "update history_record set data = '{' where seq = 2"),
            new Plant(
                    "HISTORY_COMPLETE",
                    "1 fewer COMMISSION_EARNED",
                    "delete from history_record where type = 'COMMISSION_EARNED'"),
            new Plant(
                    "ONE_KEY_ONE_EFFECT",
                    "is stored 2 times",
                    "insert into idempotency_key select * from idempotency_key where request_key = '/won'"),
            new Plant(
                    "ONE_KEY_ONE_EFFECT",
                    "has no effect",
                    "update idempotency_key set status = null where request_key = '/won'"),
            new Plant(
                    "ONE_KEY_ONE_EFFECT",
                    "was created with 2 keys",
                    "update idempotency_key set headers = (select headers from idempotency_key where request_key = '/won') where request_key = '/lost'"),
            new Plant(
                    "ONE_KEY_ONE_EFFECT",
                    "which has no history",
                    "update history_record set actor = 'rep2' where type = 'DEAL_CREATED'"),
            new Plant("OUTBOX_ACCOUNTED", "is not in the outbox", "delete from outbox_message where seq = 2"),
            new Plant("OUTBOX_ACCOUNTED", "tells of no record", "delete from history_record where seq = 2"),
            new Plant(
                    "OUTBOX_ACCOUNTED",
                    "went out to 3 subscribers, of which 0 are known",
                    "update outbox_message set deliveries = 3 where seq = 1"),
            new Plant(
                    "OUTBOX_ACCOUNTED",
                    "digest planted holds nothing",
                    "insert into mail_digest (id, person, due_on, created_at)"
                            + " values ('planted', 'nobody', date '2026-11-22', current_timestamp)"),
            delivery("is PENDING without a next attempt", "PENDING"),
            delivery("is DELIVERED without a time", "DELIVERED"),
            delivery("is DEAD without a reason", "DEAD"));

    private static Plant delivery(String says, String status) {
        return new Plant(
                "OUTBOX_ACCOUNTED",
                says,
                "insert into outbox_delivery (id, subscriber, deal, seq, status, attempts, created_at)"
                        + " select 'planted', 'nobody', min(deal), 1, '" + status
                        + "', 1, min(created_at) from outbox_message");
    }
}

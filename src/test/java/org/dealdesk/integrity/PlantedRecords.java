package org.dealdesk.integrity;

import static org.dealdesk.integrity.Plant.APPROVED;
import static org.dealdesk.integrity.Plant.VOTE_OF;

import java.util.List;

/** Offenders among deals, policies, the history and what is told of it. */
final class PlantedRecords {

    static final List<Plant> ALL = List.of(
            new Plant("HISTORY_COMPLETE", "1 fewer VOTE_CAST", VOTE_OF.formatted("committee2")),
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
                    "cannot be assessed: format 9 is not known",
                    "update revision set document = replace(document, '\"format\":2', '\"format\":9') where deal_id = "
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
                    "update idempotency_key set outcome = null where request_key = '/won'"),
            new Plant(
                    "ONE_KEY_ONE_EFFECT",
                    "was created with 2 keys",
                    "update idempotency_key set subject = (select subject from idempotency_key where request_key = '/won') where request_key = '/lost'"),
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

    private PlantedRecords() {}

    private static Plant delivery(String says, String status) {
        return new Plant(
                "OUTBOX_ACCOUNTED",
                says,
                "insert into outbox_delivery (id, subscriber, stream, seq, lane, status, attempts, created_at)"
                        + " select 'planted', 'nobody', min(stream), 1, 'MAIL', '" + status
                        + "', 1, min(created_at) from outbox_message");
    }
}

package org.dealdesk.integrity;

import static org.dealdesk.integrity.InvariantSql.number;

import java.util.List;
import org.dealdesk.platform.json.CanonicalJson;

/** What must hold of what is written down: statuses, policies, the history and the effects of repeated requests. */
final class RecordInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant(
                    "STATUS_PATH",
                    "every deal's history walks along the status table only, and its status is where the history ends",
                    (queries, violations) -> new StatusReplay(queries, violations).run()),
            new Invariant(
                    "POLICY_PINNED",
                    "revision, decisions and accrual name the same policy version; the stored revision re-assesses to"
                            + " the stored assessment, byte for byte",
                    RecordInvariants::policyPinned),
            new Invariant(
                    "HISTORY_COMPLETE",
                    "sequence without gap per deal; one record per change; the chain of hashes holds",
                    RecordInvariants::historyComplete),
            Invariant.sql("ONE_KEY_ONE_EFFECT", "an idempotency key has one effect", """
                    select 'key ' || request_key || ' of ' || person || ' on ' || path || ' is stored '
                           || count(*) || ' times'
                      from idempotency_key group by person, path, request_key having count(*) > 1
                     union all
                    select 'key ' || request_key || ' of ' || person || ' on ' || path || ' has no effect'
                      from idempotency_key where outcome is null
                     union all
                    select created || ' was created with ' || count(*) || ' keys'
                      from (%1$s) k group by created having count(*) > 1
                     union all
                    select 'key ' || k.request_key || ' of ' || k.person || ' created ' || k.created
                           || ', which has no history'
                      from (%1$s) k
                     where not exists (select 1 from history_record h
                                        where h.stream = k.created and h.seq = 1 and h.actor = k.person)
                    """.formatted("""
                            select person, request_key, subject as created
                              from idempotency_key
                             where path in ('POST /api/v1/deals', 'POST /deals/new') and subject <> '-'
                            """)));

    private static final String OTHER_POLICIES =
            """
            select %1$s || ' decision ' || x.review_id || ' names policy ' || x.policy_version
                   || ' instead of ' || v.policy_version
              from decision x join revision v on v.deal_id = x.deal_id and v.number = x.revision
             where x.policy_version <> v.policy_version
             union all
            select %2$s || ' transaction ' || t.id || ' names policy ' || t.policy_version
                   || ' instead of ' || v.policy_version
              from ledger_transaction t join revision v on v.deal_id = t.deal_id and v.number = t.revision
             where t.policy_version <> v.policy_version
             union all
            select %3$s || ' names policy ' || coalesce(d.policy_version, '-') || ' instead of ' || v.policy_version
              from deal d join revision v on v.deal_id = d.id and v.number = d.revision
             where coalesce(d.policy_version, '-') <> v.policy_version
             union all
            select %3$s || ' has no revision ' || d.revision from deal d
             where d.revision > 0
               and not exists (select 1 from revision v where v.deal_id = d.id and v.number = d.revision)
            """.formatted(number("x.deal_id"), number("t.deal_id"), number("d.id"));

    /** The changes of these deals and their records cancel out. */
    private static final String UNRECORDED = """
            select c.deal || ' has ' || abs(sum(c.n)) || case when sum(c.n) > 0 then ' more ' else ' fewer ' end
                   || c.type || ' in its history than were done'
              from (select deal, type, 1 as n from history_record
                     where stream in (:numbers)
                       and type in ('DEAL_CREATED', 'DEAL_SUBMITTED', 'REVIEW_OPENED', 'REVIEW_DECIDED',
                                    'REVIEW_CANCELLED', 'APPROVAL_CARRIED_OVER', 'APPROVAL_VOIDED',
                                    'DEAL_APPEALED', 'REJECTIONS_OVERRIDDEN', 'VOTE_CAST',
                                    'COMMISSION_ACCRUED', 'COMMISSION_EARNED', 'COMMISSION_REVERSED', 'COMMISSION_CLAWED_BACK',
                                    'COMMISSION_RESTORED', 'CREDIT_NOTED', 'CREDIT_NOTE_VOIDED')
                     union all select %1$s, 'DEAL_CREATED', -1 from deal where id in (:ids)
                     union all select %2$s, 'DEAL_SUBMITTED', -1 from revision where deal_id in (:ids)
                     union all select %2$s, 'REVIEW_OPENED', -1 from review
                                where deal_id in (:ids) and engine_task is not null
                     union all select %2$s, 'REVIEW_CANCELLED', -1 from review
                                where deal_id in (:ids) and status = 'CANCELLED'
                     union all select %2$s, 'REVIEW_DECIDED', -1 from decision x
                                where deal_id in (:ids)
                                  and exists (select 1 from review r where r.id = x.review_id and r.engine_task is not null)
                     union all select %2$s, 'APPROVAL_CARRIED_OVER', -1 from review
                                where deal_id in (:ids) and status = 'CARRIED_OVER'
                     union all select %2$s, 'APPROVAL_VOIDED', -1 from review where deal_id in (:ids) and status = 'VOID'
                     union all select %2$s, 'VOTE_CAST', -1 from vote where deal_id in (:ids)
                     union all select %2$s, 'DEAL_APPEALED', -1 from review_round where deal_id in (:ids) and kind = 'APPEAL'
                     union all select %2$s, 'REJECTIONS_OVERRIDDEN', -1 from decision where deal_id in (:ids) and overrides
                     union all select %2$s, case type when 'ACCRUAL' then 'COMMISSION_ACCRUED'
                                                      when 'EARNING' then 'COMMISSION_EARNED'
                                                      when 'CLAWBACK' then 'COMMISSION_CLAWED_BACK'
                                                      when 'RESTORATION' then 'COMMISSION_RESTORED'
                                                      else 'COMMISSION_REVERSED' end, -1
                                 from ledger_transaction
                                where deal_id in (:ids) and type <> 'ADJUSTMENT'
                     union all select %2$s, 'CREDIT_NOTED', -1 from credit_note where deal_id in (:ids)
                     union all select %2$s, 'CREDIT_NOTE_VOIDED', -1
                                 from credit_note_void o join credit_note n on n.id = o.note_id where deal_id in (:ids)) c
             group by c.deal, c.type having sum(c.n) <> 0
            """.formatted(number("id"), number("deal_id"));

    private RecordInvariants() {}

    private static void policyPinned(InvariantQueries queries, Violations violations) {
        queries.each("select version, document, sha256 from policy_version", row -> {
            if (!CanonicalJson.sha256(row.getString("document")).equals(row.getString("sha256"))) {
                violations.add("policy " + row.getString("version") + " has another hash than its document");
            }
        });
        queries.each(OTHER_POLICIES, row -> violations.add(row.getString(1)));
        RawRevision.search(queries, violations);
    }

    private static void historyComplete(InvariantQueries queries, Violations violations) {
        new HistoryChain(violations).walk(queries);
        queries.pages(
                "select id from deal",
                "id",
                "id",
                new InvariantQueries.Place(0L, 0L),
                (row, number) -> row.getLong("id"),
                page -> queries.ofDeals(UNRECORDED, page).forEach(violations::add));
    }
}

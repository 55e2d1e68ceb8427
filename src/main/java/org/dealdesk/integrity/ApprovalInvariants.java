package org.dealdesk.integrity;

import static org.dealdesk.integrity.InvariantSql.CONFLICTED;
import static org.dealdesk.integrity.InvariantSql.INVOLVED;
import static org.dealdesk.integrity.InvariantSql.number;

import java.util.List;

/** Invariants of decisions: each made once, by an eligible approver, and every open review has one. */
final class ApprovalInvariants {

    static final List<Invariant> ALL = List.of(
            Invariant.sql(
                    "DECIDED_ONCE",
                    "one decision per review; one standing approval per function and revision",
                    """
                    select %1$s || ' review ' || x.review_id || ' has ' || count(*) || ' decisions'
                      from decision x group by x.deal_id, x.review_id having count(*) > 1
                     union all
                    select %1$s || ' revision ' || x.revision || ' has ' || count(*) || ' approvals of ' || x.function
                      from decision x join review r on r.id = x.review_id
                     where x.outcome = 'APPROVE' and r.status = 'APPROVED'
                     group by x.deal_id, x.revision, x.function having count(*) > 1
                     union all
                    select %2$s || ' review ' || r.id || ' is ' || r.status || ' and its decision is '
                           || coalesce(x.outcome, 'missing')
                      from review r left join decision x on x.review_id = r.id
                     where case r.status when 'APPROVED' then 'APPROVE' when 'VOID' then 'APPROVE' when 'REJECTED' then 'REJECT'
                                         when 'CHANGES_REQUESTED' then 'REQUEST_CHANGES' else '-' end
                           <> coalesce(x.outcome, '-')
                        or x.function <> r.function or x.revision <> r.revision or x.deal_id <> r.deal_id
                     union all
                    select %1$s || ' decision ' || x.review_id || ' has no review' from decision x
                     where not exists (select 1 from review r where r.id = x.review_id)
                     union all
                    select %1$s || ' decision ' || x.review_id || ' is ' || x.outcome || ' against its votes'
                      from decision x join review r on r.id = x.review_id and r.quorum > 1 and r.engine_task is not null
                      left join (select review_id, count(*) as votes,
                                        sum(case outcome when 'APPROVE' then 1 else 0 end) as approvals,
                                        sum(case outcome when 'REQUEST_CHANGES' then 1 else 0 end) as returns
                                   from vote group by review_id) v on v.review_id = r.id
                     where x.outcome <> case when coalesce(v.returns, 0) > 0 then 'REQUEST_CHANGES'
                                             when coalesce(v.votes, 0) < r.quorum then '-'
                                             when 2 * v.approvals > v.votes then 'APPROVE' else 'REJECT' end
                     union all
                    select %1$s || ' decision ' || x.review_id || ' overrides outside an appeal' from decision x
                     where x.overrides
                       and not exists (select 1 from review r join review_round a on a.id = r.round_id
                                        where r.id = x.review_id and a.kind = 'APPEAL' and x.function = 'COMMITTEE')
                     union all
                    select %1$s || ' decision ' || x.review_id || ' on appeal is ' || x.outcome from decision x
                     where (x.outcome = 'REQUEST_CHANGES' or (x.function = 'COMMITTEE' and x.outcome = 'APPROVE' and not x.overrides))
                       and exists (select 1 from review r join review_round a on a.id = r.round_id
                                    where r.id = x.review_id and a.kind = 'APPEAL')
                    """.formatted(number("x.deal_id"), number("r.deal_id"))),
            Invariant.sql(
                    "NO_SELF_DECISION",
                    "an approver never decides on a deal that they submitted, owned or were credited on, delegations included",
                    """
                    select %s || ' was decided for ' || i.function || ' by ' || i.person || ', who has a part in it'
                      from %s i where %s
                    """.formatted(number("i.deal_id"), INVOLVED, CONFLICTED)),
            Invariant.sql(
                    "ONE_PERSON_ONE_FUNCTION",
                    "a person decides for one function only on a deal, delegations included",
                    """
                    select %s || ' was decided by ' || i.person || ' for ' || count(distinct i.function) || ' functions'
                      from %s i group by i.deal_id, i.person having count(distinct i.function) > 1
                    """.formatted(number("i.deal_id"), INVOLVED)),
            Invariant.sql(
                    "CONFLICTS_STORED",
                    "the conflicts of interest of all decisions, votes and submitted revisions are stored, and each one of a decision has its decision",
                    """
                    select %1$s || ' lacks the conflict of ' || i.person || ' with ' || f.name
                      from %2$s i join %3$s on f.name <> i.function
                     where not exists (select 1 from deal_conflict k
                                        where k.deal_id = i.deal_id and k.person = i.person and k.function = f.name)
                     union all
                    select %4$s || ' lacks the conflict of ' || p.person || ', ' || p.part
                      from %5$s p
                     where not exists (select 1 from deal_conflict k
                                        where k.deal_id = p.deal_id and k.person = p.person and k.reason = p.part)
                     union all
                    select %6$s || ' has a conflict of ' || k.person || ' with ' || k.function || ' without a decision'
                      from deal_conflict k
                     where k.reason = 'DECIDED'
                       and not exists (select 1 from %2$s i
                                        where i.deal_id = k.deal_id and i.person = k.person and i.function <> k.function)
                    """.formatted(
                                    number("i.deal_id"),
                                    INVOLVED,
                                    InvariantSql.FUNCTIONS,
                                    number("p.deal_id"),
                                    InvariantSql.PARTIES,
                                    number("k.deal_id"))),
            Invariant.sql(
                    "REVIEW_ASSIGNABLE",
                    "every open review has an active person who may decide it, or a standing alarm",
                    """
                    %2$s
                    select %1$s || ' review ' || r.id || ' of ' || r.function || ' has no eligible approver'
                      from review r
                     where r.status = 'OPEN'
                       and r.quorum > (select count(*) from vote w where w.review_id = r.id)
                           + (select least(count(distinct a.seat), count(distinct a.id))
                                from actor a join person p on p.id = a.id
                               where a.function in (r.function, coalesce(r.fallback, r.function))
                                 and p.active and (p.away_until is null or p.away_until < :today)
                                 and not %3$s
                                 and not exists (select 1 from vote v
                                                  where v.review_id = r.id
                                                    and (v.person in (a.seat, a.id) or v.seat in (a.seat, a.id))))
                       and r.unassignable_since is null
                    """.formatted(number("r.deal_id"), InvariantSql.ACTORS, InvariantSql.BARRED)));

    private ApprovalInvariants() {}
}

package org.dealdesk.integrity;

/** Pieces that several queries share; both databases understand them. */
final class InvariantSql {

    /** All people with a part in a decision: the actor, the members they decided for, and the voters. */
    static final String INVOLVED = """
            (select review_id, deal_id, revision, function, decided_at, actor as person from decision
              union all
             select x.review_id, x.deal_id, x.revision, x.function, x.decided_at, p.person
               from decision x join decision_in_place_of p on p.review_id = x.review_id
              union all
             select v.review_id, v.deal_id, r.revision, r.function, v.voted_at, p.person
               from vote v join review r on r.id = v.review_id
                           join (select review_id, person as voter, person from vote
                                  union all
                                 select review_id, voter, person from vote_in_place_of) p
                             on p.review_id = v.review_id and p.voter = v.person
              where not exists (select 1 from decision x where x.review_id = v.review_id and x.actor = v.person))
            """;

    /** Everyone with a part in a submitted deal. */
    static final String PARTIES = """
            (select id as deal_id, owner as person, 'OWNER' as part from deal where revision > 0
              union
             select v.deal_id, v.submitted_by, 'SUBMITTER'
               from revision v
              where not exists (select 1 from deal_conflict o
                                 where o.deal_id = v.deal_id and o.person = v.submitted_by and o.reason = 'OWNER')
              union
             select deal_id, rep, 'CREDITED' from revision_credit)
            """;

    /** Whether the person {@code i} had a part in the deal when the decision was taken: a later credit does not count. */
    static final String CONFLICTED = """
            (exists (select 1 from deal_conflict q
                      where q.deal_id = i.deal_id and q.person = i.person and q.reason in ('OWNER', 'SUBMITTER'))
              or exists (select 1 from deal d where d.id = i.deal_id and d.owner = i.person)
              or exists (select 1 from revision s
                          where s.deal_id = i.deal_id and s.number <= i.revision and s.submitted_by = i.person)
              or exists (select 1 from revision_credit c
                          where c.deal_id = i.deal_id and c.revision <= i.revision and c.rep = i.person))
            """;

    /** An approval is void for later revisions only. */
    private static final String STANDS = """
            (r.status in ('APPROVED', 'CARRIED_OVER')
              or (r.status = 'VOID' and exists (select 1 from revision n
                                                 where n.deal_id = r.deal_id and n.number > r.revision)))
            """;

    private static final String DECIDED_IN =
            "case when r.status = 'CARRIED_OVER' then r.earlier_review else r.id end as decided_in";

    /**
     * What covered a function in a round: the review in which that was decided, and for which function. An appeal stands on what
     * was decided on the revision before, but for the committee; where the committee overrides, it covers those who had rejected.
     */
    static final String COVERING = """
            (select r.round_id, r.function, r.function as decided_for, %1$s from review r where %2$s
              union all
             select a.id, r.function, r.function, %1$s
               from review_round a
               join review r on r.deal_id = a.deal_id and r.revision = a.revision and r.round_id <> a.id
              where a.kind = 'APPEAL' and r.function <> 'COMMITTEE' and %2$s
              union all
             select a.id, r.function, x.function, x.review_id
               from decision x
               join review c on c.id = x.review_id
               join review_round a on a.id = c.round_id and a.kind = 'APPEAL'
               join review r on r.deal_id = a.deal_id and r.revision = a.revision
              where x.overrides and r.status = 'REJECTED' and r.function <> 'COMMITTEE')
            """.formatted(DECIDED_IN, STANDS);

    static final String FUNCTIONS = "(values ('SALES_OPS'), ('FINANCE'), ('LEGAL'), ('COMMITTEE')) as f(name)";

    /** The people who may act for a function today: its members, and the delegates in chains that begin with one. */
    static final String ACTORS = """
            with recursive actor (function, seat, id, members, hops) as (
              select cast(h.role as varchar), cast(h.person_id as varchar), cast(h.person_id as varchar), cast(',' || h.person_id || ',' as varchar), 0
                from person_role h join person s on s.id = h.person_id
               where h.held and s.active and h.role in ('SALES_OPS', 'FINANCE', 'LEGAL', 'COMMITTEE')
               union all
              select c.function, c.seat, cast(g.delegate as varchar), cast(c.members || g.delegate || ',' as varchar), c.hops + 1
                from actor c join delegation g on g.delegator = c.id and g.function = c.function
                             join person t on t.id = g.delegate
               where c.hops < 5 and g.ended_at is null and g.starts_on <= :today and g.ends_on >= :today
                 and t.active and position(',' || t.id || ',' in c.members) = 0
                 and exists (select 1 from person_role e where e.person_id = t.id and e.held
                                and e.role in ('SALES_OPS', 'FINANCE', 'LEGAL', 'COMMITTEE')))
            """;

    /**
     * Whether one of the actors {@code a} has a part in the deal of the review {@code r}, or decided or voted for another function
     * on it.
     */
    static final String BARRED = """
            (exists (select 1 from deal_conflict q
                      where q.deal_id = r.deal_id and q.function = 'ANY' and position(',' || q.person || ',' in a.members) > 0)
              or exists (select 1 from %s i
                          where i.deal_id = r.deal_id and i.function <> r.function
                            and position(',' || i.person || ',' in a.members) > 0))
            """.formatted(INVOLVED);

    private InvariantSql() {}

    /** The deal's number, as people and records call it. */
    static String number(String id) {
        return "('D-' || lpad(cast(%1$s as varchar), cast(greatest(6, length(cast(%1$s as varchar))) as integer), '0'))"
                .formatted(id);
    }
}

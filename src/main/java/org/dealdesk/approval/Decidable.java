package org.dealdesk.approval;

/**
 * Who may decide which review, as the database is asked: for lists and counts over many reviews. {@link Eligibility} answers the same
 * for one review and one person, and a test holds both against each other. The review is {@code r}; {@code :today} is the day, and
 * {@code :without} somebody to leave out of account, or nobody.
 */
final class Decidable {

    /** The longest chain of delegations that counts: no office hands a review on more often. */
    static final int MOST_HOPS = 5;

    private static final String IN_FORCE = """
            (select g.delegator, g.delegate, g.function
               from delegation g join person f on f.id = g.delegator join person t on t.id = g.delegate
              where g.starts_on <= :today and g.ends_on >= :today and g.ended_at is null
                and f.active and f.id <> :without and t.active and t.id <> :without
                and exists (select 1 from person_role e where e.person_id = t.id and e.held
                                                          and e.role in ('SALES_OPS', 'FINANCE', 'LEGAL', 'COMMITTEE')))
            """;

    /**
     * Every chain of delegations in force, from a member of its function to whoever acts in the end. Nobody is in a chain twice, so
     * a circle ends where it began.
     */
    static final String MANDATES = """
            with recursive mandate (function, actor, members, hops) as (
              select cast(g.function as varchar), cast(g.delegate as varchar),
                     cast(',' || g.delegator || ',' || g.delegate || ',' as varchar), 1
                from %1$s g join person_role h on h.person_id = g.delegator and h.role = g.function and h.held
               union all
              select m.function, cast(g.delegate as varchar), cast(m.members || g.delegate || ',' as varchar), m.hops + 1
                from mandate m join %1$s g on g.delegator = m.actor and g.function = m.function
               where m.hops < %2$d and position(',' || g.delegate || ',' in m.members) = 0)
            """.formatted(IN_FORCE, MOST_HOPS);

    /** No part in the deal, and no decision for another function on it: the same rule for the caller and for everybody else. */
    private static final String CLEAN = """
            not exists (select 1 from deal_party y where y.deal_id = r.deal_id and y.person = %1$s)
            and not exists (select 1 from decision o
                             where o.deal_id = r.deal_id and o.function <> r.function
                               and (o.actor = %1$s or position(',' || %1$s || ',' in ',' || o.on_behalf_of || ',') > 0))
            """;

    /** The same for everybody in the chain {@code c}. */
    private static final String CLEAN_CHAIN = """
            not exists (select 1 from deal_party y
                         where y.deal_id = r.deal_id and position(',' || y.person || ',' in c.members) > 0)
            and not exists (select 1 from decision o
                             where o.deal_id = r.deal_id and o.function <> r.function
                               and (position(',' || o.actor || ',' in c.members) > 0
                                 or (o.on_behalf_of is not null and exists
                                      (select 1 from person q where position(',' || q.id || ',' in c.members) > 0
                                          and position(',' || q.id || ',' in ',' || o.on_behalf_of || ',') > 0))))
            """;

    private static final String PRESENT =
            "p.active and p.id <> :without and (p.away_until is null or p.away_until < :today)";

    private static final String CALLER_CAN = """
            ((%1$s in (:functions) and %2$s)
              or exists (select 1 from mandate c where c.function = %1$s and c.actor = :caller and %3$s))
            """;

    private static final String SOMEBODY_CAN = """
            (exists (select 1 from person p join person_role m on m.person_id = p.id
                      where m.role = %1$s and m.held and %2$s and %3$s)
              or exists (select 1 from mandate c join person p on p.id = c.actor where c.function = %1$s and %2$s and %4$s))
            """;

    /** Members decide, and whoever they have put in their place; where none of them can, the same goes for the fallback. */
    static final String BY_CALLER = "(%s or (r.fallback is not null and not %s and %s))"
            .formatted(callerCan("r.function"), somebodyCan("r.function"), callerCan("r.fallback"));

    static final String BY_NOBODY = "(not %s and (r.fallback is null or not %s))"
            .formatted(somebodyCan("r.function"), somebodyCan("r.fallback"));

    /** What {@code :without} is when everybody counts: no person has an empty id. */
    static final String EVERYBODY = "";

    private Decidable() {}

    private static String callerCan(String function) {
        return CALLER_CAN.formatted(function, CLEAN.formatted(":caller"), CLEAN_CHAIN);
    }

    private static String somebodyCan(String function) {
        return SOMEBODY_CAN.formatted(function, PRESENT, CLEAN.formatted("p.id"), CLEAN_CHAIN);
    }
}

package org.dealdesk.approval.review;

import org.dealdesk.approval.eligibility.Eligibility;

/**
 * Who may decide which review, as the database is asked: for lists and counts over many reviews. {@link Eligibility} answers the same
 * for one review and one person, and a test holds both against each other. The review is {@code r}; {@code :today} is the day, and
 * {@code :without} a person to leave out, or none.
 */
public final class EligibilitySql {

    /** The longest chain of delegations that counts: no office hands a review on more often. */
    static final int MOST_HOPS = 5;

    /** Roles that exclude every approval function ({@link org.dealdesk.platform.people.RoleExclusions}). */
    private static final String MAY_APPROVE = """
            not exists (select 1 from person_role z where z.person_id = %1$s and z.held and z.role in ('ADMIN', 'CRM'))
            """;

    private static final String IN_FORCE = """
            (select g.delegator, g.delegate, g.function
               from delegation g join person f on f.id = g.delegator join person t on t.id = g.delegate
              where g.starts_on <= :today and g.ends_on >= :today and g.ended_at is null
                and f.active and f.id <> :without and t.active and t.id <> :without
                and %1$s and %2$s
                and exists (select 1 from person_role e where e.person_id = t.id and e.held
                                                          and e.role in ('SALES_OPS', 'FINANCE', 'LEGAL', 'COMMITTEE')))
            """.formatted(MAY_APPROVE.formatted("f.id"), MAY_APPROVE.formatted("t.id"));

    /**
     * Every chain of delegations in force, from a member of its function to the last delegate. A person is in a chain once, so
     * a circle ends where it began.
     */
    public static final String MANDATES = """
            with recursive mandate (function, seat, actor, members, hops) as (
              select cast(g.function as varchar), cast(g.delegator as varchar), cast(g.delegate as varchar),
                     cast(',' || g.delegator || ',' || g.delegate || ',' as varchar), 1
                from %1$s g join person_role h on h.person_id = g.delegator and h.role = g.function and h.held
               union all
              select m.function, m.seat, cast(g.delegate as varchar), cast(m.members || g.delegate || ',' as varchar), m.hops + 1
                from mandate m join %1$s g on g.delegator = m.actor and g.function = m.function
               where m.hops < %2$d and position(',' || g.delegate || ',' in m.members) = 0)
            """.formatted(IN_FORCE, MOST_HOPS);

    /** No conflict with the function on the deal, and no vote on the review. */
    private static final String CLEAN = """
            not exists (select 1 from deal_conflict k
                         where k.deal_id = r.deal_id and k.person = %1$s and k.function in ('ANY', r.function))
            and not exists (select 1 from vote v where v.review_id = r.id and r.status = 'OPEN' and %1$s in (v.person, v.seat))
            """;

    /** The same for everyone in the chain {@code c}; of votes count those of its first and its last. */
    private static final String CLEAN_CHAIN = """
            not exists (select 1 from deal_conflict k
                         where k.deal_id = r.deal_id and position(',' || k.person || ',' in c.members) > 0
                           and k.function in ('ANY', r.function))
            and not exists (select 1 from vote v where v.review_id = r.id and r.status = 'OPEN'
                                                   and (v.person in (c.actor, c.seat) or v.seat in (c.actor, c.seat)))
            """;

    private static final String PRESENT =
            "%1$s.active and %1$s.id <> :without and (%1$s.away_until is null or %1$s.away_until < :today) and "
                    + MAY_APPROVE.formatted("%1$s.id");

    /** For which functions the caller stands in is {@code :standing}, asked before: H2 would ask for the chains again for each review. */
    private static final String CALLER_CAN = """
            ((%1$s in (:functions) and %2$s)
              or (%1$s in (:standing)
                and exists (select 1 from mandate c where c.function = %1$s and c.actor = :caller and %3$s)))
            """;

    private static final String MEMBER_CAN = """
            exists (select 1 from person p join person_role m on m.person_id = p.id
                     where m.role = %s and m.held and %s and %s)
            """;

    private static final String STAND_IN_CAN = """
            exists (select 1 from mandate c join person p on p.id = c.actor where c.function = %s and %s and %s)
            """;

    /**
     * Whether the votes still to come can reach the quorum: one of each member who is there, and of those who are not as many as
     * have an eligible voter who is not one of those members.
     */
    private static final String QUORUM_CAN = """
            (r.quorum <= (select count(*) from vote w where w.review_id = r.id)
              + (select count(*) from person p join person_role m on m.person_id = p.id
                  where m.role = r.function and m.held and %1$s and %2$s)
              + (select least(count(distinct c.seat), count(distinct c.actor))
                   from mandate c join person p on p.id = c.actor
                  where c.function = r.function and %1$s and %3$s
                    and not exists (select 1 from person t join person_role n on n.person_id = t.id
                                     where t.id in (c.seat, c.actor) and n.role = r.function and n.held and %4$s and %5$s)))
            """;

    /** Members decide, and their delegates; where none of them can, the same goes for the fallback. */
    public static final String BY_CALLER = "(%s or (r.fallback is not null and %s and not %s))"
            .formatted(callerCan("r.function"), callerCan("r.fallback"), somebodyCan("r.function"));

    public static final String BY_NOBODY =
            """
            case when r.quorum > 1 then not %s
                 else not %s and (r.fallback is null or not %s) end
            """.formatted(quorumCan(), somebodyCan("r.function"), somebodyCan("r.fallback"));

    /** Who is on the review, as long as they are active, there, and may decide it; null once that is over. */
    public static final String CLAIMANT = """
            case when r.assignee is null or r.status <> 'OPEN' then r.assignee
                 when exists (select 1 from person p where p.id = r.assignee and %s
                                 and (%s or (r.fallback is not null and %s and not %s))) then r.assignee end
            """.formatted(
            PRESENT.formatted("p"), personCan("r.function"), personCan("r.fallback"), somebodyCan("r.function"));

    /** The value of {@code :without} that leaves out no one: no person has an empty id. */
    public static final String EVERYBODY = "";

    private EligibilitySql() {}

    private static String callerCan(String function) {
        return CALLER_CAN.formatted(function, CLEAN.formatted(":caller"), CLEAN_CHAIN);
    }

    /** The person {@code p}, as a member or in a member's place. */
    private static String personCan(String function) {
        return """
                ((exists (select 1 from person_role m where m.person_id = p.id and m.role = %1$s and m.held) and %2$s)
                  or exists (select 1 from mandate c where c.function = %1$s and c.actor = p.id and %3$s))
                """.formatted(function, CLEAN.formatted("p.id"), CLEAN_CHAIN);
    }

    private static String somebodyCan(String function) {
        return "(%s or %s)"
                .formatted(memberCan(function), STAND_IN_CAN.formatted(function, PRESENT.formatted("p"), CLEAN_CHAIN));
    }

    private static String memberCan(String function) {
        return MEMBER_CAN.formatted(function, PRESENT.formatted("p"), CLEAN.formatted("p.id"));
    }

    private static String quorumCan() {
        return QUORUM_CAN.formatted(
                PRESENT.formatted("p"),
                CLEAN.formatted("p.id"),
                CLEAN_CHAIN,
                PRESENT.formatted("t"),
                CLEAN.formatted("t.id"));
    }
}

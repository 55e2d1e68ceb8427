package org.dealdesk.approval.eligibility;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dealdesk.approval.eligibility.DelegationChains.Chain;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * The rule of who may decide a review, for one review as for lists and counts of many. A statement begins with {@link #CHAINS}, names
 * the review {@code r}, and takes the {@link #parameters}. {@link #BY_CALLER} takes {@code :caller} as well.
 */
public final class EligibilitySql {

    /** The chains of the day, and the people in each of them. */
    public static final String CHAINS = """
            with chain (id, function, seat, actor, present, max_tcv, min_margin, regions, segments) as (
              select * from unnest(cast(:chainIds as integer array), cast(:chainFunctions as varchar array),
                                   cast(:chainSeats as varchar array), cast(:chainActors as varchar array),
                                   cast(:chainsPresent as boolean array), cast(:chainsMaxTcv as numeric(19, 4) array),
                                   cast(:chainsMinMargin as numeric(24, 2) array), cast(:chainsRegions as varchar array),
                                   cast(:chainsSegments as varchar array))
                as x(id, function, seat, actor, present, max_tcv, min_margin, regions, segments)),
            chain_member (chain, person) as (
              select * from unnest(cast(:memberChains as integer array), cast(:members as varchar array)) as x(chain, person))
            """;

    /**
     * What must hold of all people in a chain: no conflict with the function on the deal. Of the member and of the person who acts: no
     * vote on the open review.
     */
    private static final String UNCONFLICTED = """
            not exists (select 1 from deal_conflict k join chain_member p on p.person = k.person
                         where p.chain = %1$s.id and k.deal_id = r.deal_id and k.function in ('ANY', r.function))
            and not exists (select 1 from vote v
                             where v.review_id = r.id and r.status = 'OPEN'
                               and (v.person in (%1$s.seat, %1$s.actor) or v.seat in (%1$s.seat, %1$s.actor)))
            """;

    /** The limits of authority of all people in a chain contain the review's revision. What is undefined or missing is outside. */
    private static final String WITHIN = """
            (%1$s.max_tcv is null or r.extent_tcv <= %1$s.max_tcv)
            and (%1$s.min_margin is null or r.extent_margin_pct >= %1$s.min_margin)
            and (%1$s.regions is null or position(',' || r.region || ',' in %1$s.regions) > 0)
            and (%1$s.segments is null or position(',' || r.segment || ',' in %1$s.segments) > 0)
            """;

    private static final String FREE = UNCONFLICTED + " and " + WITHIN;

    static final String CHAIN_IS_UNCONFLICTED = UNCONFLICTED.formatted("c");

    static final String CHAIN_IS_WITHIN = WITHIN.formatted("c");

    static final String CHAIN_IS_FREE = FREE.formatted("c");

    /** The chains of the function are asked, and where none of them can decide today, those of the fallback. */
    static final String CHAIN_IS_ASKED = """
            (c.function = r.function
              or (c.function = r.fallback
                and not exists (select 1 from chain s where s.function = r.function and s.present and %s)))
            """.formatted(FREE.formatted("s"));

    static final String CHAIN_DECIDES = CHAIN_IS_ASKED + " and " + CHAIN_IS_FREE;

    private static final String BY_ANY_CHAIN = "exists (select 1 from chain c where %s and " + CHAIN_DECIDES + ")";

    /** Whether the caller may decide the review. */
    public static final String BY_CALLER = BY_ANY_CHAIN.formatted("c.actor = :caller");

    /** Who has claimed the review, as long as they are there and may decide it; null after that. */
    public static final String CLAIMANT = """
            case when r.assignee is null or r.status <> 'OPEN' then r.assignee
                 when %s then r.assignee end
            """.formatted(BY_ANY_CHAIN.formatted("c.actor = r.assignee and c.present"));

    /**
     * The most votes that there can be: those cast, one of each member who is there, and of the other members as many as there are
     * delegates to cast them who are no such member.
     */
    private static final String VOTES_WITHIN_REACH = """
            (select count(*) from vote w where w.review_id = r.id)
              + (select count(*) from chain c where c.function = r.function and c.seat = c.actor and c.present and %1$s)
              + (select least(count(distinct c.seat), count(distinct c.actor))
                   from chain c
                  where c.function = r.function and c.seat <> c.actor and c.present and %1$s
                    and not exists (select 1 from chain s
                                     where s.function = r.function and s.seat = s.actor and s.actor in (c.seat, c.actor)
                                       and s.present and %2$s))
            """.formatted(CHAIN_IS_FREE, FREE.formatted("s"));

    /** Whether the review can be decided by no person who is there. */
    public static final String BY_NOBODY = """
            case when r.quorum > 1 then r.quorum > %s
                 else not %s end
            """.formatted(VOTES_WITHIN_REACH, BY_ANY_CHAIN.formatted("c.present"));

    private EligibilitySql() {}

    /** The codes between commas, which no code of a policy holds; null where all are within. */
    private static String listed(Set<String> codes) {
        return codes == null ? null : "," + String.join(",", codes) + ",";
    }

    public static MapSqlParameterSource parameters(DelegationChains chains) {
        List<Chain> all = chains.all();
        return new MapSqlParameterSource()
                .addValue("chainIds", IntStream.range(0, all.size()).boxed().toArray(Integer[]::new))
                .addValue(
                        "chainFunctions",
                        all.stream().map(chain -> chain.function().name()).toArray(String[]::new))
                .addValue("chainSeats", all.stream().map(Chain::seat).toArray(String[]::new))
                .addValue("chainActors", all.stream().map(Chain::actor).toArray(String[]::new))
                .addValue("chainsPresent", all.stream().map(Chain::present).toArray(Boolean[]::new))
                .addValue(
                        "chainsMaxTcv",
                        all.stream().map(chain -> chain.limits().maxTcv()).toArray(BigDecimal[]::new))
                .addValue(
                        "chainsMinMargin",
                        all.stream()
                                .map(chain -> chain.limits().minTrueMarginPct())
                                .toArray(BigDecimal[]::new))
                .addValue(
                        "chainsRegions",
                        all.stream()
                                .map(chain -> listed(chain.limits().regions()))
                                .toArray(String[]::new))
                .addValue(
                        "chainsSegments",
                        all.stream()
                                .map(chain -> listed(chain.limits().segments()))
                                .toArray(String[]::new))
                .addValue(
                        "memberChains",
                        IntStream.range(0, all.size())
                                .boxed()
                                .flatMap(id -> all.get(id).people().stream().map(person -> id))
                                .toArray(Integer[]::new))
                .addValue(
                        "members",
                        all.stream().flatMap(chain -> chain.people().stream()).toArray(String[]::new));
    }
}

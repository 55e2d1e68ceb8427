package org.dealdesk.approval.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.approval.eligibility.Eligibility.Authority;
import org.dealdesk.approval.eligibility.NaiveEligibility.Acted;
import org.dealdesk.approval.eligibility.NaiveEligibility.Handed;
import org.dealdesk.approval.eligibility.NaiveEligibility.Somebody;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.deal.Conflict;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.data.Seeded;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.LockedDeals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rule in SQL and a naive one in Java agree on random deals, people, delegations and decisions. */
class EligibilityRuleIntegrationTests {

    private static final int TRIES = 120;
    private static final LocalDate TODAY = ReviewTables.TODAY;
    private static final List<String> PEOPLE = List.of("ann", "ben", "cat", "dan", "eve", "fay", "gus");
    private static final List<ApprovalFunction> FUNCTIONS = List.of(ApprovalFunction.values());
    private static final List<String> CODES = List.of("A", "AB", "B");
    private static final List<String> ROLES =
            FUNCTIONS.stream().map(ApprovalFunction::name).toList();

    @ParameterizedTest
    @EnumSource(Database.class)
    void agreesWithANaiveRule(Database database) {
        int[] decidable = new int[3];
        try (ReviewTables tables = ReviewTables.in(database)) {
            Seeded.check(TRIES, seeded -> {
                NaiveEligibility naive = world(seeded);
                store(naive, tables);
                compare(naive, tables, seeded, decidable);
            });
        }
        // Chance made some of everything.
        if (System.getProperty("dealdesk.seed") == null && System.getProperty("dealdesk.tries") == null) {
            assertThat(decidable).doesNotContain(0);
        }
    }

    private static void compare(NaiveEligibility naive, ReviewTables tables, Seeded seeded, int[] decidable) {
        DelegationChains chains = new ActingApprovers(tables.jdbc()).on(TODAY);
        for (String person : PEOPLE) {
            assertThat(tables.reviews(EligibilitySql.BY_CALLER, chains, person))
                    .as("what %s may decide", person)
                    .isEqualTo(naive.reviews.stream()
                            .filter(review -> naive.mayDecide(person, review))
                            .map(Review::id)
                            .sorted()
                            .toList());
        }
        String without = seeded.oneOf(PEOPLE);
        for (String missing : List.of("", without)) {
            assertThat(tables.reviews(EligibilitySql.BY_NOBODY, chains.without(missing), ""))
                    .as("what is undecidable without <%s>", missing)
                    .isEqualTo(naive.reviews.stream()
                            .filter(review -> !naive.isDecidable(review, missing))
                            .map(Review::id)
                            .sorted()
                            .toList());
        }
        Map<String, String> claimants = new LinkedHashMap<>();
        naive.reviews.forEach(review -> claimants.put(review.id(), naive.claimant(review)));
        assertThat(tables.claimants(chains)).as("claimants").containsExactlyInAnyOrderEntriesOf(claimants);
        for (Review review : naive.reviews) {
            assertThat(tables.everybody(chains, review.id()))
                    .as("who decides %s", review.id())
                    .containsExactlyInAnyOrderElementsOf(naive.people.values().stream()
                            .filter(person ->
                                    review.isOpen() && person.present() && naive.mayDecide(person.id(), review))
                            .map(Somebody::id)
                            .toList());
            PEOPLE.forEach(person -> compareOne(naive, tables, review, person, decidable));
        }
    }

    private static void compareOne(
            NaiveEligibility naive, ReviewTables tables, Review review, String person, int[] decidable) {
        Optional<List<String>> way = naive.way(person, review);
        Eligibility eligibility = new Eligibility(tables.jdbc(), new ActingApprovers(tables.jdbc()), null);
        Optional<Authority> authority = authority(eligibility, naive.people.get(person), review);
        assertThat(authority.map(found -> found.people(caller(naive.people.get(person)))))
                .as("how %s decides %s", person, review.id())
                .isEqualTo(way);
        authority.ifPresent(found -> {
            boolean own = naive.ways(review.function(), "").contains(way.get());
            boolean both = review.fallback() != null
                    && naive.ways(review.fallback(), "").contains(way.get());
            if (own != both) {
                assertThat(found.cover())
                        .as("for whom %s decides %s", person, review.id())
                        .isEqualTo(own ? Cover.PERSON : Cover.FALLBACK);
            }
        });
        decidable[authority.isEmpty() ? 0 : authority.get().cover() == Cover.PERSON ? 1 : 2]++;
    }

    private static Optional<Authority> authority(Eligibility eligibility, Somebody person, Review review) {
        try {
            return Optional.of(eligibility.require(LockedDeals.inReview(review.dealId()), caller(person), review));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    private static Caller caller(Somebody person) {
        return new Caller(
                person.id(),
                Set.copyOf(person.roles().stream().map(Role::valueOf).toList()),
                Set.of());
    }

    private static NaiveEligibility world(Seeded seeded) {
        NaiveEligibility world = new NaiveEligibility();
        for (String person : PEOPLE) {
            Set<String> roles = new TreeSet<>();
            ROLES.stream().filter(role -> seeded.chance(30)).forEach(roles::add);
            if (seeded.chance(8)) {
                roles.add(seeded.oneOf(List.of("ADMIN", "CRM", "SALES_REP")));
            }
            LocalDate away = seeded.chance(25) ? TODAY.plusDays(seeded.between(-1, 1)) : null;
            world.authority.put(person, authority(seeded));
            world.people.put(person, new Somebody(person, seeded.chance(90), away, roles));
        }
        for (int delegation = seeded.between(0, 9); delegation > 0; delegation--) {
            String from = seeded.oneOf(PEOPLE);
            LocalDate starts = TODAY.plusDays(seeded.between(-3, seeded.chance(20) ? 1 : 0));
            LocalDate ends = starts.plusDays(seeded.between(0, 6));
            String to = seeded.oneOf(
                    PEOPLE.stream().filter(other -> !other.equals(from)).toList());
            String function = seeded.chance(60) ? "FINANCE" : seeded.oneOf(ROLES);
            world.delegations.add(new Handed(from, to, function, starts, ends, seeded.chance(10)));
        }
        for (long deal = 1; deal <= 3; deal++) {
            Set<String> parties = new TreeSet<>();
            PEOPLE.stream().filter(person -> seeded.chance(12)).forEach(parties::add);
            world.parties.put(deal, parties);
            for (int decision = seeded.between(0, 2); decision > 0; decision--) {
                world.decisions.add(new Acted(deal, seeded.oneOf(FUNCTIONS), some(seeded)));
            }
            List<ApprovalFunction> asked = new ArrayList<>(FUNCTIONS);
            asked.removeIf(function -> seeded.chance(40));
            for (ApprovalFunction function : asked) {
                Review review = review(deal, function, seeded);
                review.ballot().votes().forEach(vote -> {
                    List<String> people = new ArrayList<>(vote.onBehalfOf());
                    people.add(vote.person());
                    world.decisions.add(new Acted(review.dealId(), function, people));
                });
                world.reviews.add(review);
            }
        }
        return world;
    }

    private static Review review(long deal, ApprovalFunction function, Seeded seeded) {
        ApprovalFunction fallback = seeded.oneOf(FUNCTIONS);
        boolean open = seeded.chance(85);
        List<Ballot.Vote> votes = new ArrayList<>();
        int quorum = seeded.chance(40) ? seeded.between(2, 4) : 1;
        for (int vote = quorum == 1 ? 0 : seeded.between(0, 2); vote > 0; vote--) {
            List<String> people = some(seeded);
            Ballot.Vote cast = new Ballot.Vote(
                    people.get(0), people.subList(1, people.size()), Outcome.APPROVE, null, Instant.EPOCH);
            Ballot before = new Ballot(quorum, votes);
            if (people.stream().noneMatch(before::holds)) {
                votes.add(cast);
            }
        }
        return new Review(
                deal + "-" + function,
                new Review.Subject(
                        "round",
                        deal,
                        1,
                        function,
                        fallback == function || quorum > 1 ? null : fallback,
                        "[]",
                        new Review.Worth(BigDecimal.ONE, null, extent(seeded))),
                null,
                new Review.Progress(
                        open ? ReviewStatus.OPEN : ReviewStatus.APPROVED,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        open ? null : Instant.EPOCH,
                        seeded.chance(50) ? seeded.oneOf(PEOPLE) : null,
                        new Review.Notices(Instant.EPOCH, null, null, null)),
                null,
                new Ballot(quorum, votes),
                null);
    }

    private static Extent extent(Seeded seeded) {
        return new Extent(
                BigDecimal.valueOf(seeded.between(1, 3)),
                seeded.chance(20) ? null : BigDecimal.valueOf(seeded.between(1, 3)),
                seeded.chance(30) ? null : seeded.oneOf(CODES),
                seeded.chance(30) ? null : seeded.oneOf(CODES));
    }

    /** A person's limits: mostly none, so that most reviews have people who decide them. */
    private static Map<ApprovalFunction, Limits> authority(Seeded seeded) {
        Map<ApprovalFunction, Limits> authority = new EnumMap<>(ApprovalFunction.class);
        FUNCTIONS.stream()
                .filter(function -> seeded.chance(30))
                .forEach(function -> authority.put(
                        function,
                        new Limits(
                                seeded.chance(50) ? BigDecimal.valueOf(seeded.between(1, 3)) : null,
                                seeded.chance(30) ? BigDecimal.valueOf(seeded.between(1, 3)) : null,
                                codes(seeded),
                                codes(seeded))));
        authority.values().removeIf(Limits::isNone);
        return authority;
    }

    private static Set<String> codes(Seeded seeded) {
        Set<String> codes = new TreeSet<>();
        CODES.stream().filter(code -> seeded.chance(30)).forEach(codes::add);
        return codes.isEmpty() ? null : codes;
    }

    private static List<String> some(Seeded seeded) {
        Set<String> people = new TreeSet<>();
        for (int person = seeded.chance(70) ? 1 : seeded.between(2, 3); person > 0; person--) {
            people.add(seeded.oneOf(PEOPLE));
        }
        return List.copyOf(people);
    }

    private static void store(NaiveEligibility world, ReviewTables tables) {
        tables.clear();
        world.people.values().forEach(one -> tables.person(one.id(), one.active(), one.awayUntil(), one.roles()));
        world.authority.forEach((person, authority) ->
                authority.forEach((function, limits) -> tables.authority(person, function, limits)));
        world.delegations.forEach(
                one -> tables.delegation(one.from(), one.to(), one.function(), one.starts(), one.ends(), one.ended()));
        world.parties.forEach((deal, parties) -> {
            List<Conflict> conflicts = new ArrayList<>();
            parties.forEach(person -> conflicts.add(Conflict.ofParty(person, Conflict.Reason.CREDITED)));
            world.decisions.stream()
                    .filter(decision -> decision.deal() == deal)
                    .forEach(decision ->
                            conflicts.addAll(DealConflicts.ofDecision(decision.function(), decision.people())));
            tables.conflicts(deal, conflicts);
        });
        world.reviews.forEach(tables::review);
    }
}

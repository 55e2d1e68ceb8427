package org.dealdesk.approval.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.Conflict;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.LockedDeals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Letters are functions: sales ops, finance, legal, committee. {@code ann=F} holds finance and {@code ann=F-} is away too; {@code
 * ann>bob F} hands finance on; {@code ann:*} has a part in the deal and {@code ann:F} decided for finance. A review is its function, its
 * fallback if it has one, and its quorum if that is not 1. A vote is its voter, or {@code ann>bob} where bob votes for ann.
 */
class EligibilityTests {

    private static final long DEAL = 7;
    private static final Extent EXTENT = new Extent(new BigDecimal("100000"), new BigDecimal("40"), "EMEA", null);

    private static ReviewTables tables;

    private final List<Conflict> conflicts = new ArrayList<>();
    private final Set<Caller> people = new TreeSet<>((one, other) -> one.id().compareTo(other.id()));

    @BeforeAll
    static void createTables() {
        tables = ReviewTables.in(Database.H2);
    }

    @AfterAll
    static void drop() {
        tables.close();
    }

    @BeforeEach
    void clear() {
        tables.clear();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # members
            ann=F bob=F cat=L           |                      |             | F  | ann bob
            ann=F- bob=F                |                      |             | F  | ann bob
            ann=FL                      |                      |             | F  | ann
            ann=L                       |                      |             | F  |
            # conflicts
            ann=F bob=F                 |                      | ann:*       | F  | bob
            ann=F bob=F                 |                      | ann:L       | F  | bob
            ann=F bob=F                 |                      | ann:F       | F  | ann bob
            ann=F bob=F                 |                      | ann:F ann:L | F  | bob
            # fallback
            ann=F cat=C                 |                      |             | FC | ann
            ann=F cat=C                 |                      | ann:*       | FC | cat/C
            ann=F- cat=C                |                      |             | FC | ann cat/C
            ann=F- cat=C                |                      | ann:*       | FC | cat/C
            ann=F cat=C                 |                      | ann:* cat:L | FC |
            ann=F cat=C                 |                      | ann:* cat:C | FC |
            cat=C                       |                      |             | F  |
            cat=C                       |                      |             | FC | cat/C
            ann=F dan=L cat=C           | cat>dan C            | ann:*       | FC | cat/C cat>dan/C
            ann=FC                      |                      |             | FC | ann
            # delegation
            ann=F bob=L                 | ann>bob F            |             | F  | ann ann>bob
            ann=F- bob=L cat=C          | ann>bob F            |             | FC | ann ann>bob
            ann=F- bob=L- cat=C         | ann>bob F            |             | FC | ann ann>bob cat/C
            ann=F bob=L                 | ann>bob F            | ann:*       | F  |
            ann=F bob=L                 | ann>bob F            | bob:L       | F  | ann
            ann=F bob=L                 | ann>bob F            | bob:F       | F  | ann ann>bob
            ann=F bob=L dan=L           | ann>bob F, bob>dan F | bob:L       | F  | ann
            ann=F bob=L dan=L           | ann>bob F, bob>dan F |             | F  | ann ann>bob ann>bob>dan
            ann=F bob=F dan=L           | ann>dan F, bob>dan F | ann:*       | F  | bob bob>dan
            ann=F bob=F                 | ann>bob F            |             | F  | ann bob
            ann=F bob=L cat=C           | ann>bob F            | ann:*       | FC | cat/C
            """)
    void tellsWhoDecides(String staff, String delegations, String conflicted, String review, String expected) {
        given(staff, delegations, conflicted);
        Review asked = review(review, null);
        tables.review(asked);
        assertThat(deciding(asked)).isEqualTo(expected == null ? "" : expected);
    }

    /** The deal is worth 100,000 at 40 % in EMEA and names no segment. A limit is its person, function, and {@code T M R S}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # members
            ann=F bob=F         |                      | ann F 100000 40 EMEA -    | F  | ann bob
            ann=F bob=F         |                      | ann F 99999.99 - - -      | F  | bob
            ann=F bob=F         |                      | ann F - 40.01 - -         | F  | bob
            ann=F bob=F         |                      | ann F - - AMER -          | F  | bob
            ann=F bob=F         |                      | ann F - - - CORE          | F  | bob
            ann=F bob=F         |                      | ann L 1 - - -             | F  | ann bob
            # fallback
            ann=F cat=L         |                      | ann F 1 - - -             | FL | cat/L
            ann=F cat=L         |                      | ann F 1 - - -, cat L 1 - - - | FL |
            ann=F cat=L         |                      | ann F 1 - - -, cat F 1 - - - | FL | cat/L
            ann=F bob=F- cat=L  |                      | ann F 1 - - -             | FL | bob cat/L
            # delegation
            ann=F bob=L         | ann>bob F            | bob F 1 - - -             | F  | ann
            ann=F bob=L         | ann>bob F            | bob L 1 - - -             | F  | ann ann>bob
            ann=F bob=L         | ann>bob F            | ann F 1 - - -             | F  |
            ann=F bob=F         | ann>bob F            | bob F 1 - - -             | F  | ann
            ann=F bob=F         | ann>bob F            | ann F 1 - - -             | F  | bob
            ann=F bob=L dan=L   | ann>bob F, bob>dan F | bob F 1 - - -             | F  | ann
            ann=F bob=L dan=L   | ann>bob F, bob>dan F | dan F 1 - - -             | F  | ann ann>bob
            ann=F bob=L cat=C   | ann>bob F            | ann F 1 - - -             | FC | cat/C
            """)
    void holdsAllPeopleOfAChainToTheirLimits(
            String staff, String delegations, String limits, String review, String expected) {
        given(staff, delegations, null);
        limited(limits);
        Review asked = review(review, null);
        tables.review(asked);
        assertThat(deciding(asked)).isEqualTo(expected == null ? "" : expected);
        DelegationChains chains = new ActingApprovers(tables.jdbc()).on(ReviewTables.TODAY);
        assertThat(tables.reviews(EligibilitySql.BY_NOBODY, chains, "")).hasSize(expected == null ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ann=F bob=F       |           |       | ann F 1 - - -                | ann | OUTSIDE_AUTHORITY
            ann=F bob=C       | ann>bob F |       | ann F 1 - - -                | bob | OUTSIDE_AUTHORITY
            ann=F bob=F cat=L |           | ann:* | ann F 1 - - -                | ann | CONFLICT_OF_INTEREST
            ann=F cat=L       |           |       | ann F 1 - - -, cat L 1 - - - | cat | OUTSIDE_AUTHORITY
            """)
    void saysWhatIsOutsideTheLimits(
            String staff, String delegations, String conflicted, String limits, String who, String why) {
        given(staff, delegations, conflicted);
        limited(limits);
        Review asked = review("FL", null);
        tables.review(asked);
        Caller caller = people.stream()
                .filter(person -> person.id().equals(who))
                .findFirst()
                .orElseThrow();
        assertThat(decide(caller, asked)).isEqualTo(why);
    }

    private static void limited(String limits) {
        split(limits, ", ").forEach(limit -> {
            String[] parts = limit.split(" ", -1);
            tables.authority(
                    parts[0],
                    function(parts[1].charAt(0)),
                    new Limits(
                            parts[2].equals("-") ? null : new BigDecimal(parts[2]),
                            parts[3].equals("-") ? null : new BigDecimal(parts[3]),
                            parts[4].equals("-") ? null : Set.of(parts[4]),
                            parts[5].equals("-") ? null : Set.of(parts[5])));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ann=C bob=C cat=C |           |       | C2 |                 | ann bob cat | true
            ann=C bob=C cat=C |           |       | C2 | ann             | bob cat     | true
            ann=C bob=C       |           |       | C2 | ann             | bob         | true
            ann=C bob=C       |           | bob:* | C2 | ann             |             | false
            ann=C bob=C-      |           |       | C2 |                 | ann bob     | false
            ann=C bob=C- dan=L| bob>dan C |       | C2 |                 | ann bob bob>dan | true
            ann=C bob=C       | bob>ann C |       | C2 |                 | ann bob     | true
            ann=C bob=C-      | bob>ann C |       | C2 |                 | ann bob     | false
            ann=C- bob=C- dan=L | ann>dan C, bob>dan C | | C2 |          | ann bob ann>dan | false
            ann=C- bob=C- dan=L eve=L | ann>dan C, bob>eve C | | C2 |    | ann bob ann>dan bob>eve | true
            ann=C bob=C- dan=L| bob>dan C |       | C2 | bob>dan         | ann         | true
            ann=C bob=C-      | bob>ann C |       | C2 | bob>ann         |             | false
            ann=C bob=C       |           |       | C3 |                 | ann bob     | false
            """)
    void countsTheVotesOfACommittee(
            String staff,
            String delegations,
            String conflicted,
            String review,
            String votes,
            String may,
            boolean reach) {
        given(staff, delegations, conflicted);
        Review asked = review(review, votes);
        tables.review(asked);
        DelegationChains chains = new ActingApprovers(tables.jdbc()).on(ReviewTables.TODAY);
        assertThat(deciding(asked)).isEqualTo(may == null ? "" : may);
        assertThat(tables.reviews(EligibilitySql.BY_NOBODY, chains, "")).hasSize(reach ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ann=L             |           |             | F  |     | ann | FORBIDDEN
            ann=F cat=C       |           |             | FC |     | cat | FORBIDDEN
            ann=F cat=C       |           | ann:* cat:* | FC |     | cat | CONFLICT_OF_INTEREST
            ann=FA            |           |             | F  |     | ann | ROLES_EXCLUDE
            ann=F             |           | ann:*       | F  |     | ann | CONFLICT_OF_INTEREST
            ann=F             |           | ann:L       | F  |     | ann | OTHER_FUNCTION_DECIDED
            ann=F             |           | ann:L ann:* | F  |     | ann | CONFLICT_OF_INTEREST
            ann=F bob=L       | ann>bob F | ann:*       | F  |     | bob | CONFLICT_OF_INTEREST
            ann=F bob=L       | ann>bob F | bob:L       | F  |     | bob | OTHER_FUNCTION_DECIDED
            ann=C bob=C       |           |             | C2 | ann | ann | VOTED_ALREADY
            ann=C bob=C dan=L | ann>dan C |             | C2 | ann>dan | ann | VOTED_ALREADY
            ann=C bob=C dan=L | ann>dan C |             | C2 | ann | dan | CONFLICT_OF_INTEREST
            """)
    void saysWhyNot(
            String staff, String delegations, String conflicted, String review, String votes, String who, String why) {
        given(staff, delegations, conflicted);
        Review asked = review(review, votes);
        tables.review(asked);
        Caller caller = people.stream()
                .filter(person -> person.id().equals(who))
                .findFirst()
                .orElseThrow();
        assertThat(decide(caller, asked)).isEqualTo(why);
    }

    private void given(String staff, String delegations, String conflicted) {
        for (String text : staff.split(" ", -1)) {
            String id = text.substring(0, text.indexOf('='));
            String letters = text.substring(id.length() + 1);
            Set<Role> roles = letters.replace("-", "")
                    .chars()
                    .mapToObj(letter -> letter == 'A'
                            ? Role.ADMIN
                            : Role.valueOf(function((char) letter).name()))
                    .collect(Collectors.toSet());
            LocalDate away = letters.endsWith("-") ? ReviewTables.TODAY : null;
            tables.person(id, true, away, roles.stream().map(Role::name).toList());
            people.add(new Caller(id, roles, Set.of()));
        }
        split(delegations, ", ").forEach(text -> {
            String[] chain = text.substring(0, text.indexOf(' ')).split(">", -1);
            String function = function(text.charAt(text.length() - 1)).name();
            tables.delegation(chain[0], chain[1], function, ReviewTables.TODAY, ReviewTables.TODAY, false);
        });
        split(conflicted, " ").forEach(text -> {
            String[] parts = text.split(":", -1);
            conflicts.addAll(
                    parts[1].equals("*")
                            ? List.of(Conflict.ofParty(parts[0], Conflict.Reason.OWNER))
                            : DealConflicts.ofDecision(function(parts[1].charAt(0)), List.of(parts[0])));
        });
        tables.conflicts(DEAL, conflicts);
    }

    private String deciding(Review review) {
        return people.stream()
                .map(person -> decide(person, review))
                .filter(way -> !way.equals(way.toUpperCase(Locale.ROOT)))
                .collect(Collectors.joining(" "));
    }

    /** The chain by which the caller decides, with the fallback if it is for that; or the problem. */
    private String decide(Caller caller, Review review) {
        DealTransaction tx = LockedDeals.inReview(DEAL);
        tx.conflicted(conflicts);
        try {
            Eligibility.Authority authority = new Eligibility(tables.jdbc(), new ActingApprovers(tables.jdbc()), null)
                    .require(tx, caller, review);
            String way = String.join(">", authority.people(caller));
            return switch (authority.cover()) {
                case FALLBACK -> way + "/" + review.fallback().name().charAt(0);
                default -> way;
            };
        } catch (Refusal refused) {
            return refused.type().name();
        }
    }

    private static Review review(String text, String votes) {
        ApprovalFunction function = function(text.charAt(0));
        boolean byVotes = text.length() > 1 && Character.isDigit(text.charAt(1));
        List<Ballot.Vote> cast = split(votes, " ")
                .map(vote -> {
                    List<String> people = List.of(vote.split(">", -1));
                    int last = people.size() - 1;
                    return new Ballot.Vote(
                            people.get(last), people.subList(0, last), Outcome.APPROVE, null, Instant.EPOCH);
                })
                .toList();
        return new Review(
                "review",
                new Review.Subject(
                        "round",
                        DEAL,
                        1,
                        function,
                        byVotes || text.length() == 1 ? null : function(text.charAt(1)),
                        "[]",
                        new Review.Worth(BigDecimal.ONE, null, EXTENT)),
                null,
                new Review.Progress(
                        ReviewStatus.OPEN,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        null,
                        null,
                        new Review.Notices(Instant.EPOCH, null, null, null)),
                null,
                new Ballot(byVotes ? text.charAt(1) - '0' : 1, cast),
                null);
    }

    private static Stream<String> split(String text, String separator) {
        return text == null ? Stream.of() : Arrays.stream(text.split(separator, -1));
    }

    private static ApprovalFunction function(char letter) {
        return Arrays.stream(ApprovalFunction.values())
                .filter(function -> function.name().charAt(0) == letter)
                .findFirst()
                .orElseThrow();
    }
}

package org.dealdesk.approval.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.revision.CarryOver.Weighed;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.guardrail.gate.Envelope;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Measure;
import org.dealdesk.testing.approval.DealStory;
import org.dealdesk.testing.approval.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 200 hours at 240 ask for sales ops by the discount; at 239 the discount is worse. */
class CarryOverTests {

    private final DealStory story = new DealStory();
    private final CarryOver carryOver = new CarryOver(story.revisions, story.policies);

    /**
     * One revision after the other, each as what sales ops made of it and its price: A approved, O approved over rejections, V approved
     * but void since, R rejected, C asked for changes, X cancelled.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            A:240             | 240 | 1 stands
            A:240             | 241 | 1 stands
            A:240             | 239 | 1 lapses: is worse
            A:240 A:240       | 240 | 2 stands
            A:238 A:240       | 239 | 1 stands
            A:241 A:240       | 239 | 2 lapses: is worse
            A:240 R:240       | 240 | -
            A:240 C:240       | 240 | -
            A:240 R:240 A:240 | 240 | 3 stands
            A:238 R:239 A:240 | 239 | 3 lapses: is worse
            R:240 A:241       | 241 | 2 stands
            R:240             | 240 | -
            X:240             | 240 | -
            A:240 X:240       | 240 | 1 stands
            V:240             | 240 | 1 lapses: a condition of it was broken
            A:240 V:240       | 240 | 1 stands
            O:240             | 240 | 1 lapses: it overrode rejections, for that revision only
            V:240             | 239 | 1 lapses: a condition of it was broken, is worse
            """)
    void takesTheLatestApprovalThatStandsOrElseTheLatest(String before, String price, String result) {
        for (String each : before.split(" ", -1)) {
            story.submit("200, %s, 30".formatted(each.substring(2)));
            decide(each.charAt(0));
        }
        story.submit("200, %s, 30".formatted(price));

        assertThat(weighed("200, %s, 30".formatted(price)).get(ApprovalFunction.SALES_OPS))
                .isEqualTo(result);
    }

    private void decide(char what) {
        ApprovalFunction function = ApprovalFunction.SALES_OPS;
        switch (what) {
            case 'A' -> story.decide(function, Said.approve());
            case 'O' -> story.decide(function, Said.approve().as(Cover.OVERRIDE));
            case 'V' -> story.put(story.decide(function, Said.approve()).voided());
            case 'R' -> story.decide(function, Said.reject());
            case 'C' -> story.decide(function, Said.requestChanges());
            case 'X' -> story.put(story.open(function).cancelled(DealStory.START));
            default -> throw new IllegalArgumentException("what is " + what);
        }
    }

    /** Valid for 30 days from the day in New York on which it was decided. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2026-11-23T15:00:00Z | 2026-12-23 | 1 stands
            2026-11-23T15:00:00Z | 2026-12-24 | 1 lapses: it was valid until 2026-12-23
            2026-11-24T04:59:59Z | 2026-12-24 | 1 lapses: it was valid until 2026-12-23
            2026-11-24T05:00:00Z | 2026-12-24 | 1 stands
            """)
    void endsWithItsValidity(String decidedAt, LocalDate today, String result) {
        story.submit("200, 240, 30");
        story.decide(ApprovalFunction.SALES_OPS, Said.approve().at(decidedAt));

        story.on(today);
        assertThat(weighed("200, 240, 30").get(ApprovalFunction.SALES_OPS)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name: Services guardrails | name: Guardrails            | 1 stands
            from: "09:00"             | from: "08:00"               | 1 stands
            validDays: 30             | validDays: 31               | 1 lapses: it was given under policy 2026.1
            maxTcv: 25000             | maxTcv: 30000               | 1 lapses: it was given under policy 2026.1
            """)
    void endsWithRulesThatDecideOtherwise(String text, String replacement, String result) {
        story.submit("200, 240, 30");
        story.decide(ApprovalFunction.SALES_OPS, Said.approve());

        story.under("2026.2", text, replacement);
        assertThat(weighed("200, 240, 30").get(ApprovalFunction.SALES_OPS)).isEqualTo(result);
    }

    @Test
    void comparesNothingUnderOtherRulesAndGoesByTheValidityOfThose() {
        story.submit("200, 240, 30");
        story.decide(ApprovalFunction.SALES_OPS, Said.approve());

        story.under("2026.2", "validDays: 30", "validDays: 10").on(LocalDate.of(2026, 12, 4));
        Weighed weighed = carryOver
                .weigh(story.transaction(), story.appraised("200, 239, 30"))
                .get(ApprovalFunction.SALES_OPS);
        assertThat(weighed.objections())
                .containsExactly("it was valid until 2026-12-03", "it was given under policy 2026.1");
        assertThat(weighed.reach()).isEqualTo(new ApprovalReach(List.of(), List.of(), List.of()));
        assertThat(weighed.policy().version()).isEqualTo("2026.2");
    }

    /** A revision of 75 days and a custom SLA asks sales ops, finance and legal. */
    @Test
    void weighsTheFunctionsThatAreAskedEachByItsOwnApprovals() {
        story.submit("200, 240, 75, CUSTOM_SLA");
        story.decide(ApprovalFunction.FINANCE, Said.approve());
        story.decide(ApprovalFunction.SALES_OPS, Said.reject());
        story.decide(ApprovalFunction.COMMITTEE, Said.approve());

        assertThat(weighed("200, 240, 75, CUSTOM_SLA"))
                .containsExactly(Map.entry(ApprovalFunction.FINANCE, "1 stands"));
        assertThat(weighed("200, 240, 30")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            200, 240, 30             | -
            200, 239.25, 30          | -
            200, 239, 30             | DEAL_DISCOUNT_PCT is 13.09, the condition is DEAL_DISCOUNT_PCT max 13
            200, 240, 30, CUSTOM_SLA | CUSTOM_SLA is there and must not be
            200, 239, 30, CUSTOM_SLA | DEAL_DISCOUNT_PCT is 13.09, the condition is DEAL_DISCOUNT_PCT max 13; \
            CUSTOM_SLA is there and must not be
            """)
    void findsTheApprovalsWhoseConditionsAreBroken(String next, String how) {
        Condition discount = new Condition.Limit(Measure.DEAL_DISCOUNT_PCT, Direction.MAX, BigDecimal.valueOf(13));
        Condition term = new Condition.OnTerm("CUSTOM_SLA", false);
        story.submit("200, 240, 75");
        Review held = story.decide(ApprovalFunction.SALES_OPS, Said.approve().on(discount, term));
        story.decide(ApprovalFunction.FINANCE, Said.approve());
        story.put(story.decide(ApprovalFunction.LEGAL, Said.approve().on(discount, term))
                .voided());
        story.open(ApprovalFunction.COMMITTEE);

        Map<Review, List<String>> broken = carryOver.broken(story.transaction(), story.appraised(next));
        assertThat(broken).isEqualTo(how == null ? Map.of() : Map.of(held, List.of(how.split("; ", -1))));
    }

    private Map<ApprovalFunction, String> weighed(String next) {
        return carryOver.weigh(story.transaction(), story.appraised(next)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> inWords(entry.getValue())));
    }

    private static String inWords(Weighed weighed) {
        String because = Stream.of(
                        weighed.objections().stream(),
                        weighed.reach().objections().stream(),
                        weighed.reach().compared().stream()
                                .map(Envelope.Compared::objection)
                                .filter(Objects::nonNull))
                .flatMap(each -> each)
                .collect(Collectors.joining(", "));
        return weighed.from().revision() + (weighed.stands() ? " stands" : " lapses: " + because);
    }
}

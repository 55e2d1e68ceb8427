package org.dealdesk.guardrail.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.guardrail.economics.ExpectedCommission.NothingDue;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.reader.PolicyReader;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Approvals are written as {@code function:cover:person:decision[:on behalf of[:limit of the TCV]]}. */
class ClearanceTests {

    private static final Set<String> CONFLICTED = Set.of("rep", "former-owner");
    private static final String HOURS = "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": %s, \"validityMonths\": 12}";

    private static final Extent EXTENT = new Extent(new BigDecimal("27500"), null, null, null);

    /** Takes Sales Ops, finance, legal and the committee. */
    private static final Assessment ALL_FOUR = Deals.assess(Deals.deal(
            "\"currency\": \"USD\", \"paymentTermsDays\": 75, \"terms\": [\"UNCAPPED_LIABILITY\"]",
            HOURS.formatted("100")));

    private static final Assessment SALES_OPS_AND_FINANCE =
            Deals.assess(Deals.deal("\"currency\": \"USD\", \"paymentTermsDays\": 75", HOURS.formatted("100")));

    private static final Assessment CLEAR = Deals.assess(Deals.usd(HOURS.formatted("60")));

    @Test
    void clearsADealThatNeedsNoApprovalByItsAssessmentAlone() {
        Clearance clearance = Clearance.of("D-000001", 1, CLEAR, EXTENT, List.of(), CONFLICTED);
        assertThat(clearance.deal()).isEqualTo("D-000001");
        assertThat(clearance.revision()).isEqualTo(1);
        assertThat(clearance.policy()).isEqualTo("2026.1");
        assertThat(clearance.commission().amount()).isEqualByComparingTo("330.00");
        assertThat(clearance.commission().nothingDue()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SALES_OPS:PERSON:ann:1 FINANCE:PERSON:bob:2
            FINANCE:FALLBACK:bob:2 SALES_OPS:CARRIED_OVER:ann:1
            SALES_OPS:PERSON:ann:1:amy FINANCE:OVERRIDE:cat:3
            SALES_OPS:OVERRIDE:cat:3 FINANCE:OVERRIDE:cat:3
            SALES_OPS:PERSON:ann:1::27500 FINANCE:CARRIED_OVER:bob:2:amy:30000
            """)
    void clearsWhatEveryRequiredFunctionCovers(String approvals) {
        assertThat(Clearance.of("D-000001", 1, SALES_OPS_AND_FINANCE, EXTENT, approvals(approvals), CONFLICTED)
                        .approvals())
                .hasSize(2);
    }

    @Test
    void letsOneDecisionOfTheCommitteeCoverItsOwnFunctionAndWhatItOverrides() {
        List<StandingApproval> approvals =
                approvals("SALES_OPS:PERSON:ann:1 FINANCE:OVERRIDE:cat:3 LEGAL:OVERRIDE:cat:3 COMMITTEE:PERSON:cat:3");
        assertThat(Clearance.of("D-000001", 1, ALL_FOUR, EXTENT, approvals, CONFLICTED)
                        .approvals())
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                                                   | SALES_OPS is required and has not approved; FINANCE is required and has not approved
            SALES_OPS:PERSON:ann:1                                              | FINANCE is required and has not approved
            SALES_OPS:PERSON:ann:1::27499.99 FINANCE:PERSON:bob:2               | ann approved for SALES_OPS outside the limits of authority: the TCV is above 27499.99
            SALES_OPS:PERSON:ann:1 FINANCE:CARRIED_OVER:bob:2::27000            | bob approved for FINANCE outside the limits of authority: the TCV is above 27000
            SALES_OPS:PERSON:ann:1 FINANCE:PERSON:bob:2 FINANCE:PERSON:bea:3    | FINANCE is covered by 2 approvals instead of one
            SALES_OPS:PERSON:ann:1 FINANCE:PERSON:bob:2 LEGAL:PERSON:lea:3      | LEGAL approved, but is not required
            SALES_OPS:PERSON:ann:1 FINANCE:PERSON:ann:2                         | ann has a part in more than one approval
            SALES_OPS:PERSON:ann:1 FINANCE:PERSON:bob:2:ann                     | ann has a part in more than one approval
            SALES_OPS:PERSON:ann:1:amy FINANCE:PERSON:bob:2:amy                 | amy has a part in more than one approval
            SALES_OPS:PERSON:ann:1 FINANCE:PERSON:rep:2                         | rep approved for FINANCE, but has a part in the deal
            SALES_OPS:PERSON:ann:1 FINANCE:CARRIED_OVER:former-owner:2          | former-owner approved for FINANCE, but has a part in the deal
            SALES_OPS:PERSON:ann:1 FINANCE:FALLBACK:bob:2:rep                   | rep approved for FINANCE, but has a part in the deal
            SALES_OPS:PERSON:ann:1 FINANCE:PERSON:ann:1                         | one decision cannot approve for SALES_OPS and another function; one decision cannot approve for FINANCE and another function
            SALES_OPS:PERSON:ann:1 FINANCE:OVERRIDE:ann:1                       | one decision cannot approve for SALES_OPS and another function
            SALES_OPS:OVERRIDE:cat:3 FINANCE:OVERRIDE:cat:4                     | cat has a part in more than one approval
            SALES_OPS:OVERRIDE:cat:3 FINANCE:OVERRIDE:cy:3                      | decision 3 names different people
            SALES_OPS:OVERRIDE:cat:3 FINANCE:PERSON:cat:3                       | one decision cannot approve for FINANCE and another function
            SALES_OPS:OVERRIDE:cat:3 FINANCE:CARRIED_OVER:cat:3                 | one decision cannot approve for FINANCE and another function
            SALES_OPS:OVERRIDE:cat:3 FINANCE:FALLBACK:cat:4                     | cat has a part in more than one approval
            SALES_OPS:CARRIED_OVER:ann:1 FINANCE:OVERRIDE:cat:3:ann             | ann has a part in more than one approval
            SALES_OPS:PERSON:ann:1 FINANCE:OVERRIDE:cat:3:rep                   | rep approved for FINANCE, but has a part in the deal
            SALES_OPS:OVERRIDE:cat:3 FINANCE:OVERRIDE:cat:3 COMMITTEE:PERSON:cat:3 | COMMITTEE approved, but is not required
            SALES_OPS:CARRIED_OVER:ann:1 SALES_OPS:PERSON:amy:2 FINANCE:PERSON:bob:3 | SALES_OPS is covered by 2 approvals instead of one
            SALES_OPS:CARRIED_OVER:ann:1 FINANCE:CARRIED_OVER:ann:1             | one decision cannot approve for SALES_OPS and another function; one decision cannot approve for FINANCE and another function
            SALES_OPS:PERSON::1 FINANCE:PERSON:bob:2                            | the approval of SALES_OPS names no person
            """)
    void refusesAnythingElse(String approvals, String reasons) {
        assertThat(refused(SALES_OPS_AND_FINANCE, approvals)).isEqualTo(reasons);
    }

    @Test
    void refusesTheCommitteeOverridingItself() {
        assertThat(refused(
                        ALL_FOUR,
                        "SALES_OPS:PERSON:ann:1 FINANCE:PERSON:bob:2 LEGAL:PERSON:lea:4 COMMITTEE:OVERRIDE:cat:3"))
                .isEqualTo("the committee cannot override itself");
    }

    @Test
    void refusesACommitteesFallbackThatCoversASecondFunction() {
        assertThat(refused(
                        ALL_FOUR,
                        "SALES_OPS:FALLBACK:cat:3 FINANCE:PERSON:bob:2 LEGAL:PERSON:lea:4 COMMITTEE:PERSON:cat:3"))
                .isEqualTo("one decision cannot approve for SALES_OPS and another function");
    }

    @Test
    void refusesAnApprovalOnTopOfAClearAssessment() {
        assertThat(refused(CLEAR, "SALES_OPS:PERSON:ann:1")).isEqualTo("SALES_OPS approved, but is not required");
    }

    @Test
    void refusesABlockedDealWhoeverApproves() {
        Assessment blocked = Deals.assess(
                Deals.deal("\"currency\": \"USD\", \"terms\": [\"MOST_FAVORED_PRICING\"]", HOURS.formatted("60")));
        assertThat(refused(blocked, "SALES_OPS:PERSON:ann:1")).isEqualTo("the deal is blocked by its guardrails");
    }

    /** No constructor, no copy, no stream of bytes: {@link Clearance#of} asks the gate, and there is no other way. */
    @Test
    void isMadeByTheGateAlone() {
        assertThat(Clearance.class).isFinal();
        assertThat(Clearance.class.getSuperclass()).isEqualTo(Object.class);
        assertThat(Clearance.class.getInterfaces()).isEmpty();
        assertThat(Clearance.class.getDeclaredConstructors())
                .allSatisfy(made ->
                        assertThat(Modifier.isPrivate(made.getModifiers())).isTrue());
        assertThat(Arrays.stream(Clearance.class.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic() && method.getReturnType() == Clearance.class)
                        .map(Method::getName))
                .containsExactly("of");
        assertThat(Arrays.stream(Clearance.class.getDeclaredFields())
                        .filter(field -> !field.isSynthetic())
                        .map(Field::getModifiers))
                .allMatch(modifiers -> Modifier.isPrivate(modifiers) && Modifier.isFinal(modifiers));
    }

    @Test
    void saysWhyNothingIsDue() {
        assertThat(nothingDue("{\"sku\": \"SUB-LIGHT\", \"quantity\": 1, \"termMonths\": 1}"))
                .isEqualTo(ExpectedCommission.NothingDue.NO_ONE_TIME_LINES);
        assertThat(
                        nothingDue(
                                "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 1, \"unitPrice\": \"114.99\", \"validityMonths\": 1}"))
                .isEqualTo(ExpectedCommission.NothingDue.MARGIN_BELOW_GATE);
        assertThat(nothingDue("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 1, \"unitPrice\": 0, \"validityMonths\": 1}"))
                .isEqualTo(ExpectedCommission.NothingDue.MARGIN_UNDEFINED);
        assertThat(nothingDue("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 1, \"validityMonths\": 1}"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            rate: 2   | 0.25 | 0.01 | -
            rate: 2   | 0.24 | 0.00 | ROUNDED_TO_ZERO
            rate: 0   | 100  | 0.00 | NO_BASE
            """)
    void tellsNoBaseFromACommissionRoundedAway(String rate, String price, String amount, NothingDue nothingDue) {
        Policy policy = PolicyReader.read(
                Deals.DEFAULT_POLICY.replace("rate: 2", rate).replace("CONSULTANT: 115.00", "CONSULTANT: 0.01"));
        ExpectedCommission commission = Deals.assess(
                        Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 1, \"unitPrice\": " + price + "}"),
                        policy)
                .economics()
                .commission();

        assertThat(commission.amount()).isEqualByComparingTo(amount);
        assertThat(commission.nothingDue()).isEqualTo(nothingDue);
    }

    private static ExpectedCommission.NothingDue nothingDue(String line) {
        return Deals.assess(Deals.usd(line)).economics().commission().nothingDue();
    }

    private static String refused(Assessment assessment, String approvals) {
        GateRefused refusal = catchThrowableOfType(
                GateRefused.class,
                () -> Clearance.of("D-000001", 1, assessment, EXTENT, approvals(approvals), CONFLICTED));
        return String.join("; ", refusal.reasons());
    }

    private static List<StandingApproval> approvals(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" ", -1))
                        .map(ClearanceTests::approval)
                        .toList();
    }

    private static StandingApproval approval(String text) {
        String[] parts = text.split(":", -1);
        return new StandingApproval(
                ApprovalFunction.valueOf(parts[0]),
                Cover.valueOf(parts[1]),
                parts[2],
                parts.length > 4 && !parts[4].isEmpty() ? List.of(parts[4]) : List.of(),
                parts[3],
                parts.length > 5 ? new Limits(new BigDecimal(parts[5]), null, null, null) : Limits.NONE);
    }
}

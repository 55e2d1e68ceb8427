package org.dealdesk.guardrail.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.gate.Envelope.Compared;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;

/** What the comparison says of each guardrail and term: the value then, the value now, and why an approval does not reach. */
class EnvelopeWordingTests {

    private static final String HOURS =
            "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"%s\", \"unitPrice\": \"%s\", \"validityMonths\": 12}";

    @Test
    void namesTheFunctionThatANewGuardrailAsks() {
        assertThat(compared(ApprovalFunction.FINANCE, deal("100", "200", 30), deal("100", "200", 75)))
                .contains(new Compared("payment-terms", "30", "75", "now needs Finance"));
    }

    @Test
    void saysThatAValueIsWorse() {
        assertThat(compared(ApprovalFunction.FINANCE, deal("100", "200", 30), deal("100", "190", 30)))
                .contains(new Compared("line-discount", "27.27", "30.91", "is worse"));
    }

    @Test
    void saysNoObjectionWhereAValueIsBetter() {
        assertThat(compared(ApprovalFunction.FINANCE, deal("100", "190", 30), deal("100", "200", 30)))
                .contains(new Compared("line-discount", "30.91", "27.27", null));
    }

    /** 27.2727 and 27.2731 %: two decimals do not tell them apart. */
    @Test
    void showsMoreDecimalsWhereTwoDoNotTellTheValuesApart() {
        assertThat(compared(ApprovalFunction.FINANCE, deal("100", "200", 30), deal("100", "199.999", 30)))
                .contains(new Compared("line-discount", "27.272727", "27.273091", "is worse"));
    }

    @Test
    void saysThatATermIsThereAndThatAnotherIsNew() {
        assertThat(compared(
                        ApprovalFunction.SALES_OPS,
                        withTerms("\"CUSTOM_SLA\""),
                        withTerms("\"CUSTOM_SLA\", \"CUSTOMER_PAPER\"")))
                .contains(
                        new Compared("terms/CUSTOM_SLA", "there", "there", null),
                        new Compared("terms/CUSTOMER_PAPER", null, "there", "is new"));
    }

    @Test
    void hasNoObjectionToATermThatIsGone() {
        assertThat(compared(ApprovalFunction.LEGAL, withTerms("\"CUSTOM_SLA\""), withTerms("")))
                .containsExactly(new Compared("terms/CUSTOM_SLA", "there", null, null));
    }

    @Test
    void saysOfARoutedReviewThatATierIsWorse() {
        assertThat(compared(ApprovalFunction.SALES_OPS, deal("100", "275", 30), deal("100", "275", 75)))
                .contains(new Compared("payment-terms", "30", "75", "is in a worse tier"));
    }

    @Test
    void showsHoursThatNeverExpireAndARatioThatIsUndefined() {
        assertThat(compared(
                        ApprovalFunction.SALES_OPS,
                        deal("100", "275", 30),
                        Deals.deal(
                                "\"currency\": \"USD\"",
                                "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"100\", \"unitPrice\": \"0\"}")))
                .contains(
                        new Compared("hours-validity", "12", "never", "is in a worse tier"),
                        new Compared("true-margin", "58.18", "undefined", "is in a worse tier"));
    }

    private static Proposal deal(String hours, String price, int days) {
        return Deals.deal("\"currency\": \"USD\", \"paymentTermsDays\": " + days, HOURS.formatted(hours, price));
    }

    private static Proposal withTerms(String terms) {
        return Deals.deal("\"currency\": \"USD\", \"terms\": [" + terms + "]", HOURS.formatted("200", "275"));
    }

    private static List<Compared> compared(ApprovalFunction function, Proposal approved, Proposal next) {
        Policy policy = Deals.POLICY;
        Assessment then = Deals.assess(approved, policy);
        return Envelope.of(then, function).compare(Deals.assess(next, policy));
    }
}

package org.dealdesk.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.guardrail.document.AssessmentDocument;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.measure.CustomerInputs.Answer;
import org.dealdesk.guardrail.measure.CustomerQuestion;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.ChangedDeals;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

class AssessmentPropertyTests {

    private static final int TRIES = 2000;
    private static final int MANY_TRIES = 10_000;
    private static final Set<Measure> OF_SIZE =
            EnumSet.of(Measure.TCV, Measure.ACV, Measure.CUSTOMER_CONCENTRATION_PCT, Measure.CUSTOMER_WINDOW_TCV);
    private static final Policy EURO_AT_PAR = Deals.policyWith("EUR: 1.10", "EUR: 1");
    private static final Policy EURO_TIMES_100 = Deals.policyWith("EUR: 1.10", "EUR: 100");

    @Test
    void totalsAreTheSumsOfTheLines() {
        Seeded.check(TRIES, seeded -> {
            Economics economics =
                    Deals.assess(RandomDeals.any(seeded, Deals.POLICY)).economics();
            BigDecimal net = BigDecimal.ZERO;
            BigDecimal cost = BigDecimal.ZERO;
            for (PricedLine line : economics.lines()) {
                net = net.add(line.net());
                cost = cost.add(line.cost());
            }
            assertThat(economics.tcv()).isEqualByComparingTo(net);
            assertThat(economics.costTotal()).isEqualByComparingTo(cost);
            BigDecimal paid = economics.commission().split().stream()
                    .map(ExpectedCommission.Share::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(paid).isEqualByComparingTo(economics.commission().amount());
            assertThat(economics.commission().nothingDue() == null)
                    .isEqualTo(economics.commission().amount().signum() > 0);
        });
    }

    @Test
    void raisingAPriceWorsensOnlyFindingsOnSize() {
        Seeded.check(MANY_TRIES, seeded -> {
            Proposal before = RandomDeals.any(seeded, Deals.POLICY);
            int line = seeded.between(0, before.lines().size() - 1);
            Proposal after = ChangedDeals.withLine(before, line, dearer(before, line, seeded));
            List<Finding> then = withoutSize(Deals.assess(before));
            List<Finding> now = withoutSize(Deals.assess(after));
            assertThat(now).hasSameSizeAs(then);
            for (int index = 0; index < now.size(); index++) {
                assertThat(now.get(index).severity())
                        .isLessThanOrEqualTo(then.get(index).severity());
                assertThat(now.get(index).tier())
                        .isLessThanOrEqualTo(then.get(index).tier());
                if (now.get(index).rule() != null) {
                    Guardrail.Direction direction = now.get(index).rule().direction();
                    assertThat(now.get(index).figure().worseThan(then.get(index).figure(), direction))
                            .isFalse();
                }
            }
        });
    }

    @Test
    void requiresTheUnionOfItsFindingsAndTheRouting() {
        Seeded.check(TRIES, seeded -> {
            Assessment assessment = Deals.assess(RandomDeals.any(seeded, Deals.POLICY));
            Set<ApprovalFunction> union = EnumSet.noneOf(ApprovalFunction.class);
            assessment.findings().forEach(finding -> union.addAll(finding.approvals()));
            boolean through = assessment.findings().stream().allMatch(Finding::passes)
                    && assessment.economics().lines().stream().noneMatch(PricedLine::effortStated)
                    && assessment.economics().tcv().compareTo(new BigDecimal("25000")) <= 0;
            if (!through) {
                union.add(ApprovalFunction.SALES_OPS);
            }
            assertThat(assessment.requiredApprovals())
                    .containsExactlyElementsOf(ApprovalFunction.byName(union))
                    .isSortedAccordingTo((one, other) -> one.name().compareTo(other.name()));
        });
    }

    @Test
    void everyFindingFollowsFromItsTier() {
        Seeded.check(TRIES, seeded -> {
            for (Finding finding :
                    Deals.assess(RandomDeals.any(seeded, Deals.POLICY)).findings()) {
                if (finding.rule() != null) {
                    List<Guardrail.Tier> tiers = finding.rule().tiers();
                    assertThat(finding.severity() == Severity.BLOCK).isEqualTo(finding.tier() == tiers.size());
                    for (int tier = 0; tier < tiers.size(); tier++) {
                        boolean satisfied = finding.figure()
                                .satisfies(
                                        finding.rule().direction(),
                                        tiers.get(tier).at());
                        assertThat(satisfied).isEqualTo(tier >= finding.tier());
                    }
                }
            }
        });
    }

    @Test
    void aForeignCurrencyAtParChangesNothing() {
        Seeded.check(TRIES, seeded -> {
            Proposal dollars = RandomDeals.in("USD", seeded, EURO_AT_PAR);
            assertThat(document(ChangedDeals.inCurrency(dollars, "EUR"), EURO_AT_PAR))
                    .isEqualTo(document(dollars, EURO_AT_PAR));
        });
    }

    @Test
    void aCurrencyWorthAHundredTimesAsMuchScalesEveryNet() {
        Seeded.check(TRIES, seeded -> {
            Proposal deal = priced(RandomDeals.in("EUR", seeded, EURO_AT_PAR));
            BigDecimal atPar = PricedDeal.of(deal, EURO_AT_PAR).tcv();
            assertThat(PricedDeal.of(deal, EURO_TIMES_100).tcv()).isEqualByComparingTo(atPar.movePointRight(2));
        });
    }

    @Test
    void splittingALineInTwoChangesNoFindingOnTheDeal() {
        Seeded.check(MANY_TRIES, seeded -> {
            Proposal whole = ChangedDeals.roundlyPriced(RandomDeals.in("USD", seeded, Deals.POLICY));
            int line = seeded.between(0, whole.lines().size() - 1);
            assertThat(onTheDeal(ChangedDeals.halved(whole, line))).isEqualTo(onTheDeal(whole));
        });
    }

    @Test
    void assessesTheSameTwiceAndFromStoredInputs() {
        Seeded.check(TRIES, seeded -> {
            PricedDeal deal = PricedDeal.of(RandomDeals.any(seeded, Deals.POLICY), Deals.POLICY);
            CustomerInputs inputs = answers(deal, seeded);
            String stored = inputs.toJson().toString();
            CustomerInputs read = CustomerInputs.fromJson(Documents.read(stored));
            assertThat(read.toJson().toString()).isEqualTo(stored);
            String first =
                    AssessmentDocument.of(deal, Assessment.of(deal, inputs)).toString();
            assertThat(AssessmentDocument.of(deal, Assessment.of(deal, inputs)).toString())
                    .isEqualTo(first);
            assertThat(AssessmentDocument.of(deal, Assessment.of(deal, read)).toString())
                    .isEqualTo(first);
        });
    }

    private static CustomerInputs answers(PricedDeal deal, Seeded seeded) {
        Map<String, Answer> answers = new HashMap<>();
        for (CustomerQuestion question : CustomerQuestion.of(deal)) {
            BigDecimal sum = seeded.decimal(1_000_000, 2);
            List<String> deals = seeded.chance(50) ? List.of() : List.of("D-000001", "D-000002");
            answers.put(
                    question.guardrail(),
                    question.measure() == Measure.CUSTOMER_WINDOW_TCV
                            ? new Answer.Recent(sum, deals)
                            : new Answer.Concentration(sum, sum.add(seeded.decimal(2_000_000, 2)), deals, 3));
        }
        return CustomerInputs.of(answers);
    }

    private static String document(Proposal proposal, Policy policy) {
        return Deals.document(proposal, policy).toString();
    }

    private static List<String> onTheDeal(Proposal proposal) {
        return Deals.assess(proposal).findings().stream()
                .filter(finding ->
                        finding.line() == null && !finding.guardrail().equals("retired-sku"))
                .map(finding -> finding.guardrail() + finding.severity() + finding.measured())
                .toList();
    }

    private static List<Finding> withoutSize(Assessment assessment) {
        return assessment.findings().stream()
                .filter(finding -> finding.rule() == null
                        || !OF_SIZE.contains(finding.rule().measure()))
                .toList();
    }

    private static DealLine dearer(Proposal proposal, int line, Seeded seeded) {
        BigDecimal price =
                PricedDeal.of(proposal, Deals.POLICY).lines().get(line).unitPrice();
        return ChangedDeals.withPrice(proposal.lines().get(line), price.add(seeded.decimal(500, 6)));
    }

    private static Proposal priced(Proposal proposal) {
        List<DealLine> lines = new ArrayList<>();
        for (PricedLine line : PricedDeal.of(proposal, EURO_AT_PAR).lines()) {
            lines.add(ChangedDeals.withPrice(line.input(), line.unitPrice()));
        }
        return ChangedDeals.withLines(proposal, lines);
    }
}

package org.dealdesk.guardrail.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.remedy.Remedy.Change;
import org.dealdesk.guardrail.remedy.Remedy.Reach;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

class RemedyPropertyTests {

    private static final int TRIES = 10_000;

    @Test
    void aRemedyGetsItsFindingAsFarAsItSaysAndNothingSmallerDoes() {
        Seeded.check(TRIES, seeded -> {
            PricedDeal deal = RemedyDeals.deal(seeded);
            Remedies remedies = new Remedies(deal);
            for (Finding finding : Assessment.of(deal, CustomerInputs.none()).findings()) {
                List<Remedy> offered = remedies.of(finding);
                offersTheStepsInOrder(finding, offered);
                for (Remedy remedy : offered) {
                    changesNothingButWhatItNames(deal, remedy);
                    asksForNoMoreThanList(deal, remedy);
                    if (remedy.change() == Change.NET_TOTAL) {
                        isTheSmallestNetThatPasses(deal, finding, remedy);
                    } else {
                        getsItsFindingSoFar(deal, finding, remedy);
                        failsOneStepShort(deal, finding, remedy);
                    }
                }
            }
        });
    }

    /** Only a finding that blocks offers a step on the way, before any change that makes it pass. */
    private static void offersTheStepsInOrder(Finding finding, List<Remedy> offered) {
        List<Reach> reaches = offered.stream().map(Remedy::reaches).toList();
        assertThat(reaches).as("%s", offered).isSorted();
        assertThat(finding.severity() == Severity.BLOCK || !reaches.contains(Reach.REVIEW))
                .as("%s %s", finding, offered)
                .isTrue();
    }

    private static void asksForNoMoreThanList(PricedDeal deal, Remedy remedy) {
        if (remedy.change() == Change.UNIT_PRICE) {
            assertThat(remedy.to())
                    .isLessThanOrEqualTo(RemedyDeals.list(deal.lines().get(remedy.line() - 1), deal));
        }
    }

    /** A shorter term can also take the deal out of a guardrail's scope; then there is no finding at all. */
    private static void getsItsFindingSoFar(PricedDeal deal, Finding finding, Remedy remedy) {
        Optional<Finding> after = again(remedy.appliedTo(deal), finding);
        assertThat(after.map(then -> then.severity() == ending(remedy)).orElse(remedy.change() == Change.TERM_MONTHS))
                .as("%s %s", finding, remedy)
                .isTrue();
    }

    private static Severity ending(Remedy remedy) {
        return remedy.reaches() == Reach.PASS ? Severity.PASS : Severity.REVIEW;
    }

    private static boolean isSoFar(Finding after, Reach reach) {
        return reach == Reach.PASS ? after.passes() : after.severity() != Severity.BLOCK;
    }

    private static void failsOneStepShort(PricedDeal deal, Finding finding, Remedy remedy) {
        BigDecimal step = step(deal, finding, remedy);
        BigDecimal from = remedy.from() == null ? new BigDecimal(Integer.MAX_VALUE) : remedy.from();
        assertThat(remedy.from() == null ? 1 : remedy.from().compareTo(remedy.to()))
                .isEqualTo(step.signum());
        Remedy less = new Remedy(
                remedy.change(), null, remedy.line(), from, remedy.to().add(step));
        if (less.to().signum() > 0) {
            assertThat(again(less.appliedTo(deal), finding)
                            .map(after -> isSoFar(after, remedy.reaches()))
                            .orElse(false))
                    .as("%s %s", finding, less)
                    .isFalse();
        }
    }

    /** The smallest step back towards where the deal is now. */
    private static BigDecimal step(PricedDeal deal, Finding finding, Remedy remedy) {
        boolean max = finding.rule().direction() == Direction.MAX;
        return switch (remedy.change()) {
            case UNIT_PRICE -> {
                assertThat(remedy.to().scale())
                        .isEqualTo(deal.currency().currency().decimals());
                yield deal.currency().currency().minorUnit().negate();
            }
            case HOURS -> {
                assertThat(remedy.to().scale()).isEqualTo(2);
                yield new BigDecimal(max ? "-0.01" : "0.01");
            }
            default -> BigDecimal.valueOf(max ? 1 : -1);
        };
    }

    private static void isTheSmallestNetThatPasses(PricedDeal deal, Finding finding, Remedy remedy) {
        assertThat(remedy.from()).isEqualByComparingTo(deal.tcv());
        BigDecimal more = remedy.to().subtract(remedy.from());
        BigDecimal unit = deal.policy().currency().minorUnit();
        assertThat(RemedyDeals.reachedWith(more, remedy.reaches(), deal, finding))
                .isTrue();
        assertThat(RemedyDeals.reachedWith(more.subtract(unit), remedy.reaches(), deal, finding))
                .isFalse();
    }

    private static void changesNothingButWhatItNames(PricedDeal deal, Remedy remedy) {
        Proposal before = deal.proposal();
        Proposal after = remedy.appliedTo(deal).proposal();
        for (int line = 0; line < before.lines().size(); line++) {
            boolean named = remedy.line() != null && remedy.line() == line + 1;
            assertThat(after.lines().get(line).equals(before.lines().get(line))).isEqualTo(!named);
        }
        assertThat(after.withLines(List.of()).withPaymentTermsDays(1))
                .isEqualTo(before.withLines(List.of()).withPaymentTermsDays(1));
    }

    private static Optional<Finding> again(PricedDeal deal, Finding finding) {
        return Assessment.of(deal, CustomerInputs.none()).findings().stream()
                .filter(other ->
                        other.guardrail().equals(finding.guardrail()) && Objects.equals(other.line(), finding.line()))
                .findFirst();
    }
}

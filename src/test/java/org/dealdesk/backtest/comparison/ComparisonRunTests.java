package org.dealdesk.backtest.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dealdesk.backtest.Candidates;
import org.dealdesk.backtest.Generated;
import org.dealdesk.backtest.source.UploadedDealReader;
import org.dealdesk.guardrail.Assessment.Outcome;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.measure.CustomerInputs.Answer;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.FiveLines;
import org.junit.jupiter.api.Test;

class ComparisonRunTests {

    private static final int DEALS = 3000;

    private static BacktestTotals compare(Policy candidate, int deals, int threads) {
        Generated source = new Generated(Candidates.against(Deals.POLICY, candidate), deals);
        return new ComparisonRun(source, threads, (compared, faulty, percent) -> true).run();
    }

    private static String text(BacktestTotals tally) {
        return new ResultDocument(tally, Deals.POLICY.currency()).write().toPrettyString();
    }

    @Test
    void comesToTheSameOnAnyNumberOfThreads() {
        String alone = text(compare(Candidates.STRICTER, DEALS, 1));
        assertThat(text(compare(Candidates.STRICTER, DEALS, 1))).isEqualTo(alone);
        assertThat(text(compare(Candidates.STRICTER, DEALS, 4))).isEqualTo(alone);
    }

    @Test
    void comesToTheSameInAnyOrderOfItsParts() {
        UploadedDealReader uploaded = Candidates.against(Deals.POLICY, Candidates.STRICTER);
        List<BacktestTotals> parts = new ArrayList<>();
        for (long deal = 0; deal < 500; deal++) {
            BacktestTotals part = new BacktestTotals();
            part.add(uploaded.compare(FiveLines.deal(deal), deal, null));
            if (deal % 3 == 0) {
                part.refuse(List.of(new RowFault(deal, deal, null, "", "malformed", "of deal " + deal)));
            }
            parts.add(part);
        }
        String inOrder = text(together(parts));
        Collections.shuffle(parts, new Random(1));
        assertThat(text(together(parts))).isEqualTo(inOrder);
    }

    private static BacktestTotals together(List<BacktestTotals> parts) {
        BacktestTotals all = new BacktestTotals();
        parts.forEach(all::add);
        return all;
    }

    @Test
    void countsEachDealOnceWhereverItsOutcomeFalls() {
        BacktestTotals tally = compare(Candidates.STRICTER, DEALS, 2);
        long inTheMatrix = 0;
        for (Outcome then : Outcome.values()) {
            for (Outcome now : Outcome.values()) {
                inTheMatrix += tally.cell(then, now).deals();
            }
        }
        assertThat(inTheMatrix).isEqualTo(DEALS).isEqualTo(tally.compared());
        assertThat(tally.changed()).isBetween(1L, DEALS - 1L);
        for (org.dealdesk.policy.ApprovalFunction function : org.dealdesk.policy.ApprovalFunction.values()) {
            BacktestTotals.Load load = tally.load(function);
            assertThat(load.now() - load.then()).isEqualTo(load.added() - load.removed());
        }
    }

    @Test
    void findsNothingUnderTheSameVersion() {
        BacktestTotals tally = compare(Deals.POLICY, 500, 2);
        assertThat(tally.changed()).isZero();
        assertThat(tally.changes()).isEmpty();
    }

    @Test
    void namesTheDealsThatChangeMost() {
        JsonNode changes = new ResultDocument(compare(Candidates.STRICTER, DEALS, 2), Deals.POLICY.currency())
                .write()
                .get("changes");
        assertThat(changes).hasSize(BacktestTotals.MOST_CHANGES);
        int least = Integer.MAX_VALUE;
        for (JsonNode change : changes) {
            boolean crossed = change.at("/then/outcome").textValue().equals(Outcome.BLOCKED.name())
                    != change.at("/now/outcome").textValue().equals(Outcome.BLOCKED.name());
            assertThat(crossed ? 1 : 0).isLessThanOrEqualTo(least);
            least = crossed ? 1 : 0;
            assertThat(change.get("because")).isNotEmpty();
        }
    }

    @Test
    void stopsWhenToldTo() {
        Generated endless = new Generated(Candidates.against(Deals.POLICY, Deals.POLICY), Long.MAX_VALUE);
        assertThatThrownBy(() -> new ComparisonRun(endless, 2, (compared, faulty, percent) -> compared < 1000).run())
                .isInstanceOf(ComparisonRun.Stopped.class);
    }

    @Test
    void usesWhatARevisionHasStoredOfTheCustomerWhereTheWindowIsTheSame() {
        CustomerInputs stored = CustomerInputs.of(java.util.Map.of(
                "split-deals",
                new Answer.Recent(new java.math.BigDecimal("400000.00"), List.of("D-000001")),
                "customer-concentration",
                new Answer.Concentration(
                        java.math.BigDecimal.ZERO, new java.math.BigDecimal("5000000.00"), List.of(), 3)));
        assertThat(silent(Deals.POLICY, stored)).isEmpty();
        // Another threshold, or another name, asks the same question.
        assertThat(silent(Deals.policyWith("minimum: 1000000", "minimum: 2000000"), stored))
                .isEmpty();
        assertThat(silent(Deals.policyWith("id: split-deals", "id: many-small-ones"), stored))
                .isEmpty();
        assertThat(silent(Deals.policyWith("days: 30, upTo", "days: 60, upTo"), stored))
                .containsExactly("split-deals");
        assertThat(silent(Deals.policyWith("months: 12, minimum", "months: 6, minimum"), stored))
                .containsExactly("customer-concentration");
    }

    private static List<String> silent(Policy candidate, CustomerInputs stored) {
        VersionAssessor.Said said =
                new VersionAssessor(candidate).assess(FiveLines.deal(1), VersionAssessor.stored(Deals.POLICY, stored));
        assertThat(said.assessment().findings())
                .noneMatch(finding -> said.silent().contains(finding.guardrail()));
        return said.silent();
    }
}

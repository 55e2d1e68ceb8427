package org.dealdesk.bench.rules;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.Judging;
import org.dealdesk.guardrail.document.AssessmentDocument;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.FiveLines;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One five-line deal under the default policy, single thread. The engines are given the figures and judge them, each value by the table
 * or rules of its guardrail. {@code productJudging} does the same work; {@code product} prices the deal and works out every figure as
 * well. Before anything is measured, all must ask for the same approvals and block the same deals.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class AssessmentBenchmark {

    private static final int DEALS = 512;

    private List<Proposal> proposals;
    private List<Judging> judged;
    private List<List<Measured>> measured;
    private DmnTables dmn;
    private DroolsRules drools;
    private int next;

    @Setup
    public void prepare() {
        proposals = IntStream.range(0, DEALS).mapToObj(FiveLines::deal).toList();
        List<Assessment> assessed = proposals.stream().map(AssessmentBenchmark::assess).toList();
        judged = proposals.stream()
                .map(proposal -> new Judging(proposal, Deals.POLICY))
                .toList();
        measured = assessed.stream().map(Measured::of).toList();
        dmn = new DmnTables(Deals.POLICY);
        drools = new DroolsRules(Deals.POLICY);
        for (int deal = 0; deal < DEALS; deal++) {
            Verdict due = Verdict.of(assessed.get(deal));
            if (!dmn.judge(measured.get(deal)).equals(due)
                    || !drools.judge(measured.get(deal)).equals(due)) {
                throw new IllegalStateException("The engines disagree about deal " + deal + ": " + due + ", "
                        + dmn.judge(measured.get(deal)) + ", " + drools.judge(measured.get(deal)));
            }
        }
    }

    /** Pricing, economics, findings, outcome. */
    @Benchmark
    public Assessment product() {
        return assess(proposals.get(turn()));
    }

    /** Judging the figures. */
    @Benchmark
    public List<Finding> productJudging() {
        return judged.get(turn()).findings();
    }

    /** All of it, every remedy worked out, and every finding and figure written out as the API answers it. */
    @Benchmark
    public Object productWithItsDocument() {
        PricedDeal priced = PricedDeal.of(proposals.get(turn()), Deals.POLICY);
        return AssessmentDocument.of(priced, Assessment.of(priced, CustomerInputs.none()));
    }

    /** Judging the figures in decision tables. */
    @Benchmark
    public Verdict camundaDmn() {
        return dmn.judge(measured.get(turn()));
    }

    /** Judging the figures by rules. */
    @Benchmark
    public Verdict drools() {
        return drools.judge(measured.get(turn()));
    }

    private int turn() {
        next = (next + 1) % DEALS;
        return next;
    }

    private static Assessment assess(Proposal proposal) {
        return Assessment.of(PricedDeal.of(proposal, Deals.POLICY), CustomerInputs.none());
    }
}

package org.dealdesk.desk.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dealdesk.desk.Format;
import org.dealdesk.guardrail.Assessment.Outcome;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.ApprovalFunction;

/**
 * The result of a back-test in tables; each charted figure is also shown as a number.
 *
 * @param silent the guardrails that could not be asked, each with how many deals it is about
 */
record BacktestScreen(String currency, Compared compared, Changes changes, List<Counted> silent, Faults faults) {

    /**
     * All deals, then and now.
     *
     * @param changed how many of them have another result
     * @param matrix a row for each outcome then
     */
    record Compared(
            long deals,
            long changed,
            List<MatrixRow> matrix,
            List<Pair> outcomes,
            List<Load> approvals,
            List<Pair> business) {}

    /**
     * The deals that change most.
     *
     * @param because how many of them each guardrail decides otherwise, the most first
     */
    record Changes(List<Change> deals, List<Counted> because) {}

    /** The deals that could not be compared: how many, and what is wrong with the first of them. */
    record Faults(long count, List<Fault> first) {}

    /** What an assessment comes to, and who is asked. */
    record Verdict(String outcome, List<String> asked) {

        private static Verdict of(JsonNode assessed) {
            return new Verdict(assessed.path("outcome").textValue(), functions(assessed.path("approvals")));
        }
    }

    /** A figure as it is read, and as it is drawn. */
    record Drawn(String text, String value) {

        static Drawn count(long count) {
            return new Drawn(Format.count(count), Long.toString(count));
        }

        static Drawn figure(JsonNode figure) {
            return new Drawn(Format.figure(figure), figure.isTextual() ? figure.textValue() : null);
        }
    }

    /** Deals of one outcome then, by their outcome now. */
    record MatrixRow(String then, List<Cell> cells) {}

    /** How many they are, and their TCV; {@code effect} is whether that is stricter, looser or the same. */
    record Cell(String now, String effect, Drawn deals, String tcv) {}

    /** A figure then and now; {@code label} is the key of its name. */
    record Pair(String label, Drawn then, Drawn now, String step) {}

    /** How often a function is asked. */
    record Load(String function, Drawn then, Drawn now, String added, String removed) {}

    /** How many deals a guardrail is about. */
    record Counted(String name, Drawn deals) {}

    /** A deal that changes; {@code linked} where it has a page. */
    record Change(
            String deal,
            boolean linked,
            String customer,
            String tcv,
            Verdict then,
            Verdict now,
            List<String> because) {}

    /** What is wrong with a deal that could not be compared. */
    record Fault(String row, String deal, String pointer, String detail) {}

    /** {@code named} gives the name of a guardrail or term. */
    static BacktestScreen of(String result, UnaryOperator<String> named) {
        JsonNode json = CanonicalJson.read(result);
        List<Change> changes = changes(json.required("changes"), named);
        return new BacktestScreen(
                json.required("currency").textValue(),
                new Compared(
                        json.required("deals").longValue(),
                        json.required("changed").longValue(),
                        matrix(json.required("outcomes")),
                        outcomes(json.required("outcomes")),
                        approvals(json.required("approvals")),
                        business(json.required("business"))),
                new Changes(changes, because(changes)),
                silent(json.required("silent"), named),
                new Faults(json.required("faultCount").longValue(), faults(json.required("faults"))));
    }

    private static List<MatrixRow> matrix(JsonNode outcomes) {
        Map<String, List<Cell>> rows = new LinkedHashMap<>();
        for (JsonNode cell : outcomes) {
            String then = cell.required("then").textValue();
            String now = cell.required("now").textValue();
            rows.computeIfAbsent(then, outcome -> new ArrayList<>())
                    .add(new Cell(
                            now,
                            effect(then, now),
                            Drawn.count(cell.required("deals").longValue()),
                            Format.figure(cell.required("tcv"))));
        }
        return rows.entrySet().stream()
                .map(row -> new MatrixRow(row.getKey(), row.getValue()))
                .toList();
    }

    private static String effect(String then, String now) {
        int step = Outcome.valueOf(now).compareTo(Outcome.valueOf(then));
        return step == 0 ? "SAME" : step > 0 ? "STRICTER" : "LOOSER";
    }

    private static List<Pair> outcomes(JsonNode outcomes) {
        List<Pair> pairs = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            long then = sum(outcomes, "then", outcome);
            long now = sum(outcomes, "now", outcome);
            pairs.add(new Pair(
                    "outcome.of." + outcome,
                    Drawn.count(then),
                    Drawn.count(now),
                    step(BigDecimal.valueOf(now - then))));
        }
        return pairs;
    }

    private static long sum(JsonNode outcomes, String when, Outcome outcome) {
        long sum = 0;
        for (JsonNode cell : outcomes) {
            sum += cell.required(when).textValue().equals(outcome.name())
                    ? cell.required("deals").longValue()
                    : 0;
        }
        return sum;
    }

    private static List<Load> approvals(JsonNode approvals) {
        List<Load> loads = new ArrayList<>();
        for (JsonNode load : approvals) {
            loads.add(new Load(
                    load.required("function").textValue(),
                    Drawn.count(load.required("then").longValue()),
                    Drawn.count(load.required("now").longValue()),
                    Format.count(load.required("added").longValue()),
                    Format.count(load.required("removed").longValue())));
        }
        return loads;
    }

    private static List<Pair> business(JsonNode business) {
        List<Pair> pairs = new ArrayList<>();
        for (String name : List.of("tcv", "cost", "trueMargin", "commission")) {
            JsonNode then = business.at("/then/" + name);
            JsonNode now = business.at("/now/" + name);
            pairs.add(new Pair(
                    "backtest.business." + name,
                    Drawn.figure(then),
                    Drawn.figure(now),
                    step(new BigDecimal(now.textValue()).subtract(new BigDecimal(then.textValue())))));
        }
        return pairs;
    }

    private static String step(BigDecimal step) {
        if (step.signum() == 0) {
            return null;
        }
        return (step.signum() > 0 ? "+" : "") + Format.grouped(step);
    }

    private static List<Counted> because(List<Change> changes) {
        Map<String, Long> deals = new LinkedHashMap<>();
        changes.forEach(change -> change.because().forEach(name -> deals.merge(name, 1L, Long::sum)));
        return deals.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Counted(entry.getKey(), Drawn.count(entry.getValue())))
                .toList();
    }

    private static List<Change> changes(JsonNode changes, UnaryOperator<String> named) {
        List<Change> rows = new ArrayList<>();
        for (JsonNode change : changes) {
            rows.add(new Change(
                    change.required("deal").asText(),
                    change.required("revision").isInt(),
                    change.path("customer").textValue(),
                    Format.figure(change.at("/now/tcv")),
                    Verdict.of(change.required("then")),
                    Verdict.of(change.required("now")),
                    texts(change.required("because")).stream().map(named).toList()));
        }
        return rows;
    }

    private static List<Counted> silent(JsonNode silent, UnaryOperator<String> named) {
        List<Counted> counted = new ArrayList<>();
        silent.forEach(one -> counted.add(new Counted(
                named.apply(one.required("guardrail").textValue()),
                Drawn.count(one.required("deals").longValue()))));
        return counted;
    }

    private static List<Fault> faults(JsonNode faults) {
        List<Fault> found = new ArrayList<>();
        faults.forEach(fault -> found.add(new Fault(
                fault.path("row").isNumber() ? fault.path("row").asText() : null,
                fault.path("deal").asText(""),
                fault.path("pointer").asText(""),
                fault.path("detail").asText(""))));
        return found;
    }

    /** In the order in which they are asked. */
    private static List<String> functions(JsonNode names) {
        return texts(names).stream()
                .map(ApprovalFunction::valueOf)
                .sorted()
                .map(ApprovalFunction::name)
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}

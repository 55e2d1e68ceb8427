package org.dealdesk.commission.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a call of a sequence means. What a call names is known by that name, so {D1} stands for D1. */
final class Commands {

    private final Map<Pattern, Played> calls = new LinkedHashMap<>();

    /** One call: its parts, its body, who calls, and what the call names. */
    private interface Played {
        ObjectNode play(Matcher parts, Call call);
    }

    /** What goes with a call. */
    record Call(JsonNode body, String as, String name) {}

    Commands(PlayedCase world) {
        DealCommands deals = new DealCommands(world);
        CreditCommands credits = new CreditCommands(world);
        FinanceCommands finance = new FinanceCommands(world);
        Readings readings = new Readings(world);
        on("POST /deals\\?submit=true", (parts, call) -> deals.create(call.body(), call.as(), call.name()));
        on("POST /assessments", (parts, call) -> deals.assess(call.body(), call.as()));
        on("POST /deals/(\\w+)/submit", (parts, call) -> deals.submitAgain(world.deal(parts.group(1))));
        on("POST /tasks/(\\w+)\\.\\*/decision", (parts, call) -> deals.approveAll(world.deal(parts.group(1))));
        on(
                "POST /deals/(\\w+)/close",
                (parts, call) -> deals.close(world.deal(parts.group(1)), call.body(), call.as()));
        on("POST /deals/(\\w+)/confirm", (parts, call) -> deals.confirm(world.deal(parts.group(1))));
        on("JOB deadlines", (parts, call) -> {
            deals.expire();
            return PlayedCase.json();
        });
        on(
                "POST /deals/(\\w+)/credit-notes",
                (parts, call) -> credits.record(world.deal(parts.group(1)), call.body(), call.name()));
        on(
                "POST /deals/(\\w+)/credit-notes/(\\w+)/void",
                (parts, call) -> credits.voidNote(world.deal(parts.group(1)), parts.group(2)));
        on("POST /commissions/adjustments", (parts, call) -> finance.adjust(call.body(), call.name()));
        on(
                "POST /commissions/adjustments/(\\w+)/(\\w+)",
                (parts, call) -> finance.decideAdjustment(parts.group(1), parts.group(2)));
        on("POST /commissions/months/([-\\d]+)/close", (parts, call) -> finance.closeMonth(month(parts, 1)));
        on("POST /commissions/holds", (parts, call) -> finance.hold(call.body(), call.name()));
        on("DELETE /commissions/holds/(\\w+)", (parts, call) -> finance.release(parts.group(1)));
        on(
                "POST /commissions/payouts",
                (parts, call) ->
                        finance.propose(YearMonth.parse(call.body().get("upTo").textValue()), call.name()));
        on(
                "POST /commissions/payouts/(\\w+)/returns",
                (parts, call) -> finance.proposeReturn(parts.group(1), call.body(), call.name()));
        on(
                "POST /commissions/payouts/(\\w+)/returns/(\\w+)/(\\w+)",
                (parts, call) -> finance.decideReturn(parts.group(1), parts.group(2), parts.group(3)));
        on(
                "POST /commissions/payouts/(\\w+)/(\\w+)",
                (parts, call) -> finance.step(parts.group(1), parts.group(2), call.body()));
        on("POST /commissions/statements/(\\w+)/([-\\d]+)/disputes", (parts, call) -> finance.dispute(month(parts, 2)));
        on("POST /commissions/disputes/(\\w+)/answer", (parts, call) -> finance.answerDispute(call.body()));
        on("GET /commissions/statements/([-\\w]+)/([-\\d]+)", (parts, call) -> {
            ObjectNode answer = PlayedCase.json();
            answer.set("statement", readings.statement(parts.group(1), month(parts, 2)));
            return answer;
        });
        on("GET /commissions/journal\\?month=([-\\d]+)", (parts, call) -> {
            ObjectNode answer = PlayedCase.json();
            answer.set("lines", readings.journal(month(parts, 1)));
            return answer;
        });
        on("GET /commissions/amortization\\?asOf=([-\\d]+)", (parts, call) -> {
            ObjectNode answer = PlayedCase.json();
            answer.set("amortization", readings.amortization(month(parts, 1)));
            return answer;
        });
    }

    private void on(String pattern, Played played) {
        calls.put(Pattern.compile(pattern), played);
    }

    private static YearMonth month(Matcher parts, int group) {
        return YearMonth.parse(parts.group(group));
    }

    ObjectNode play(String text, Call call) {
        for (Map.Entry<Pattern, Played> each : calls.entrySet()) {
            Matcher parts = each.getKey().matcher(text);
            if (parts.matches()) {
                return each.getValue().play(parts, call);
            }
        }
        throw new IllegalArgumentException("not known: " + text);
    }
}

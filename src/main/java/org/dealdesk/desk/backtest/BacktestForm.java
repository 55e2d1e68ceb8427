package org.dealdesk.desk.backtest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dealdesk.backtest.comparison.Period;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;

/**
 * The form that starts a back-test, as typed.
 *
 * @param key by which a second click is known for one
 */
record BacktestForm(String version, String from, String to, String revisions, String key) {

    private static final int LONGEST_VERSION = 40;
    private static final List<String> NAMES = List.of("version", "from", "to", "revisions");

    static BacktestForm of(HttpServletRequest request) {
        return new BacktestForm(
                typed(request, "version"),
                typed(request, "from"),
                typed(request, "to"),
                typed(request, "revisions"),
                typed(request, "key"));
    }

    /** What can be read of it; null where there is a fault. */
    record Asked(String version, Period period) {}

    Input<Asked> read() {
        return Input.of(json(), fields -> new Asked(fields.identifier("version", LONGEST_VERSION), period(fields)));
    }

    private static Period period(Fields fields) {
        LocalDate first = fields.date("from");
        LocalDate last = fields.date("to");
        Period.Which which = fields.optionalWord("revisions", Period.Which.class);
        if (first != null && last != null && last.isBefore(first)) {
            fields.faults().add("/to", "out-of-order", "must be on or after the first day");
        }
        return new Period(first, last, which == null ? Period.Which.ALL : which);
    }

    String asked() {
        return json().toString();
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Map<String, String> typed = Map.of("version", version, "from", from, "to", to, "revisions", revisions);
        NAMES.stream().filter(name -> !typed.get(name).isEmpty()).forEach(name -> json.put(name, typed.get(name)));
        return json;
    }

    private static String typed(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text == null ? "" : text.strip();
    }
}

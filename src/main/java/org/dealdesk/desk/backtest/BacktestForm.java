package org.dealdesk.desk.backtest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dealdesk.backtest.comparison.Period;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.json.CanonicalJson;

/**
 * What somebody asks of a back-test, as it was typed.
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

    /** The version, or null where there is a fault. */
    String version(Faults faults) {
        return Fields.of(json(), faults).identifier("version", LONGEST_VERSION);
    }

    /** The period that is asked for; what is wrong with it becomes faults. */
    Period period(Faults faults) {
        Fields fields = Fields.of(json(), faults);
        LocalDate first = fields.date("from");
        LocalDate last = fields.date("to");
        Period.Which which = fields.optionalWord("revisions", Period.Which.class);
        if (first != null && last != null && last.isBefore(first)) {
            faults.add("/to", "out-of-order", "must not be before the first day");
        }
        return new Period(first, last, which == null ? Period.Which.ALL : which);
    }

    String sha256() {
        return CanonicalJson.sha256(json().toString());
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

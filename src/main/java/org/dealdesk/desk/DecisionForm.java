package org.dealdesk.desk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.approval.DecideReview.Verdict;
import org.dealdesk.approval.Outcome;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;

/** What a reviewer filled in, read as strictly as what REST is sent. */
record DecisionForm(Outcome outcome, Integer revision, String comment) {

    private static final int MOST_REVISIONS = 1_000_000;
    private static final int LONGEST_COMMENT = 4000;

    /** What can be read of it; what cannot becomes a fault. */
    static DecisionForm of(HttpServletRequest request, Faults faults) {
        try (Fields fields = fields(request, faults)) {
            return new DecisionForm(
                    fields.word("outcome", Outcome.class),
                    fields.integer("revision", 1, MOST_REVISIONS),
                    fields.optionalProse("comment", LONGEST_COMMENT));
        }
    }

    /** The same for several reviews at once, each with a revision of its own. */
    static DecisionForm ofMany(HttpServletRequest request, Faults faults) {
        try (Fields fields = fields(request, faults)) {
            return new DecisionForm(
                    fields.word("outcome", Outcome.class), null, fields.optionalProse("comment", LONGEST_COMMENT));
        }
    }

    private static Fields fields(HttpServletRequest request, Faults faults) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "outcome", request.getParameter("outcome"));
        put(json, "revision", request.getParameter("revision"));
        put(json, "comment", comment(request));
        return Fields.of(json, faults);
    }

    /** Browsers end lines their own way. */
    static String comment(HttpServletRequest request) {
        String comment = request.getParameter("comment");
        return comment == null || comment.isBlank() ? null : comment.strip().replace("\r\n", "\n");
    }

    Verdict verdict() {
        return verdict(revision == null ? 0 : revision);
    }

    Verdict verdict(int seen) {
        return new Verdict(outcome, seen, comment, List.of(), null);
    }

    private static void put(ObjectNode json, String name, String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}

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
record DecisionForm(Outcome outcome, Integer revision, String comment, Typed typed) {

    private static final int MOST_REVISIONS = 1_000_000;
    private static final int LONGEST_COMMENT = 4000;

    /** What can be read of it; what cannot becomes a fault. */
    static DecisionForm of(HttpServletRequest request, Faults faults) {
        Typed typed = Typed.of(request);
        try (Fields fields = fields(typed, faults)) {
            return new DecisionForm(
                    fields.word("outcome", Outcome.class),
                    fields.integer("revision", 1, MOST_REVISIONS),
                    fields.optionalProse("comment", LONGEST_COMMENT),
                    typed);
        }
    }

    /** The same for several reviews at once, each with a revision of its own. */
    static DecisionForm ofMany(HttpServletRequest request, Faults faults) {
        Typed typed = Typed.of(request);
        try (Fields fields = fields(typed, faults)) {
            return new DecisionForm(
                    fields.word("outcome", Outcome.class),
                    null,
                    fields.optionalProse("comment", LONGEST_COMMENT),
                    typed);
        }
    }

    private static Fields fields(Typed typed, Faults faults) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String name : new String[] {"outcome", "revision", "comment"}) {
            if (typed.text(name) != null) {
                json.put(name, typed.text(name));
            }
        }
        return Fields.of(json, faults);
    }

    Verdict verdict() {
        return verdict(revision == null ? 0 : revision);
    }

    Verdict verdict(int seen) {
        return new Verdict(outcome, seen, comment, List.of(), null);
    }
}

package org.dealdesk.guardrail.gate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail;

/**
 * What an approval grants: the region in which everything that its function was asked about is no worse than in the revision it was
 * given for. Both revisions must be assessed under the same policy version, so that guardrails and tiers mean the same.
 */
public final class Envelope {

    private static final int MOST_DECIMALS = 6;

    private final ApprovalFunction function;
    private final Map<String, Finding> approved;
    private final Set<String> asking;

    private Envelope(ApprovalFunction function, Map<String, Finding> approved, Set<String> asking) {
        this.function = function;
        this.approved = approved;
        this.asking = asking;
    }

    /** The envelope of an approval that {@code function} gave to a deal assessed like this. */
    public static Envelope of(Assessment approved, ApprovalFunction function) {
        Set<String> asking = approved.findingsAsking(function).stream()
                .map(Finding::guardrail)
                .collect(Collectors.toUnmodifiableSet());
        return new Envelope(function, approved.worst(), asking);
    }

    /**
     * One thing the function was asked about, then and now.
     *
     * @param guardrail its id, or {@code terms/} and the term's code
     * @param approved its worst value in the approved revision as shown; null where it made no finding
     * @param now the same in the new revision
     * @param objection why the approval does not reach so far; null where it does
     */
    public record Compared(String guardrail, String approved, String now, String objection) {

        public boolean holds() {
            return objection == null;
        }
    }

    /** Everything the function was asked about or is asked about now; the approval carries over if all of it holds. */
    public List<Compared> compare(Assessment next) {
        Map<String, Finding> now = next.worst();
        Set<String> asks =
                next.findingsAsking(function).stream().map(Finding::guardrail).collect(Collectors.toUnmodifiableSet());
        Set<String> relevant = new LinkedHashSet<>();
        approved.keySet().stream().filter(this::concerns).forEach(relevant::add);
        now.keySet().stream()
                .filter(guardrail -> concerns(guardrail) || asks.contains(guardrail))
                .forEach(relevant::add);
        List<Compared> compared = new ArrayList<>();
        for (String guardrail : relevant) {
            compared.add(compare(guardrail, approved.get(guardrail), now.get(guardrail), asks.contains(guardrail)));
        }
        return compared;
    }

    /** Asked by routing alone, a function was asked about the deal as a whole. */
    public boolean askedAboutAll() {
        return asking.isEmpty();
    }

    private boolean concerns(String guardrail) {
        return askedAboutAll() || asking.contains(guardrail);
    }

    private Compared compare(String guardrail, Finding before, Finding after, boolean asksNow) {
        String objection = objection(guardrail, before, after, asksNow);
        String then = shown(before);
        String now = shown(after);
        if (objection != null && Objects.equals(then, now) && hasValue(before) && hasValue(after)) {
            then = before.figure().shown(MOST_DECIMALS);
            now = after.figure().shown(MOST_DECIMALS);
        }
        return new Compared(guardrail, then, now, objection);
    }

    private String objection(String guardrail, Finding before, Finding after, boolean asksNow) {
        if (after == null) {
            return null;
        }
        if (asksNow && !asking.contains(guardrail) && !improvedOn(before, after)) {
            return "now needs " + function.spoken();
        }
        if (after.rule() == null) {
            return before == null ? "is new" : null;
        }
        if (askedAboutAll()) {
            int tier = before == null ? 0 : before.tier();
            return after.tier() > tier ? "is in a worse tier" : null;
        }
        return improvedOn(before, after) ? null : "is worse";
    }

    /**
     * Whether a value is no worse than it was. Where that brings it into a tier of other functions than before, none of them is
     * asked anew: they have approved the deal with the worse value in it.
     */
    private static boolean improvedOn(Finding before, Finding after) {
        Guardrail rule = after.rule();
        return before != null && (rule == null || !after.figure().worseThan(before.figure(), rule.direction()));
    }

    private static boolean hasValue(Finding finding) {
        return finding != null && finding.figure().hasValue();
    }

    private static String shown(Finding finding) {
        if (finding == null) {
            return null;
        }
        if (finding.rule() == null) {
            return "there";
        }
        if (finding.figure().isNever()) {
            return "never";
        }
        return finding.figure().isUndefined() ? "undefined" : finding.measured();
    }
}

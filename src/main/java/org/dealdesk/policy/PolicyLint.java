package org.dealdesk.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.input.Place;
import org.dealdesk.platform.tx.SlowWork;
import org.dealdesk.policy.LintFinding.Severity;

/**
 * Looks over a policy document before anybody's deal meets it: what could not work is an error, what works but may not be meant is a
 * warning. It asks for nothing but the text and how many active people hold each function.
 *
 * @param policy null where the document cannot be read as one
 * @param findings in the order of the text
 */
public record PolicyLint(Policy policy, List<LintFinding> findings) {

    private static final BigDecimal DOUBLE = BigDecimal.valueOf(100);

    /** Lints the text of a YAML or JSON document. */
    public static PolicyLint of(String text, Map<ApprovalFunction, Integer> holders) {
        SlowWork.begins("lint");
        Documents.Located document;
        try {
            document = Documents.locate(text);
        } catch (InvalidInput unreadable) {
            return new PolicyLint(null, unreadable(unreadable));
        }
        LintReport report = new LintReport(document);
        Policy policy = read(document, report);
        if (policy != null) {
            new TierLint(policy, report).check();
            new MarginLint(policy, report).check();
            new StaffLint(policy, holders, report).check();
            growth(policy, report);
            report.endIfFull();
        }
        return new PolicyLint(policy, report.findings());
    }

    public List<LintFinding> errors() {
        return of(Severity.ERROR);
    }

    public List<LintFinding> warnings() {
        return of(Severity.WARNING);
    }

    private List<LintFinding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    private static Policy read(Documents.Located document, LintReport report) {
        Faults faults = new Faults();
        Policy policy;
        try (Fields fields = Fields.of(document.tree(), faults)) {
            policy = PolicyReader.read(fields);
        }
        faults.list().forEach(fault -> report.add(fault.pointer(), fault.code(), fault.detail()));
        return faults.isEmpty() ? policy : null;
    }

    /** An approval that also covers a deal more than twice as large says little. */
    private static void growth(Policy policy, LintReport report) {
        BigDecimal most = policy.approval().envelope().maxGrowthPct();
        if (most.compareTo(DOUBLE) > 0) {
            report.warn(
                    "/approval/envelope/maxGrowthPct",
                    "wide-envelope",
                    "an approval covers a deal more than twice as large: it may grow by %s %%"
                            .formatted(most.stripTrailingZeros().toPlainString()));
        }
    }

    /** It ends where the text could not be read on. */
    private static List<LintFinding> unreadable(InvalidInput unreadable) {
        Place place = unreadable.place() == null ? new Place(1, 1) : unreadable.place();
        Fault fault = unreadable.faults().get(0);
        return List.of(new LintFinding(
                fault.code() + ":",
                fault.code(),
                Severity.ERROR,
                place.line(),
                place.column(),
                fault.pointer(),
                fault.detail()));
    }
}

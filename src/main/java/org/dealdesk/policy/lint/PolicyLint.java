package org.dealdesk.policy.lint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.input.Place;
import org.dealdesk.platform.tx.SlowWork;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.lint.LintFinding.Severity;
import org.dealdesk.policy.reader.PolicyReader;

/**
 * Checks a policy document before any deal uses it: what cannot work is an error, what works but may be unintended is a
 * warning. Its input is the text, the people in the directory, and, for a new version, what the existing ones share.
 *
 * @param policy null where the document cannot be read as one
 * @param findings in the order of the text
 */
public record PolicyLint(Policy policy, List<LintFinding> findings) {

    private static final BigDecimal DOUBLE = BigDecimal.valueOf(100);

    /** Lints the text of a YAML or JSON document alone, as of its own day. */
    public static PolicyLint of(String text, Staff staff) {
        return of(text, staff, null, null);
    }

    /** Lints the text of a version that is there. */
    public static PolicyLint ofVersion(String text, Staff staff, LocalDate today) {
        return of(text, staff, today, null);
    }

    /** Lints the text of a document that is to become a version: its errors are all that refuses a draft of it. */
    public static PolicyLint ofDraft(String text, Staff staff, Versions others) {
        return of(text, staff, others.today(), others);
    }

    private static PolicyLint of(String text, Staff staff, LocalDate today, Versions others) {
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
            new StaffLint(policy, staff, report).check();
            growth(policy, report);
            new CommissionLint(policy, staff, report).check();
            new CalendarLint(policy, today, report).check();
            if (others != null) {
                new FitLint(policy, others, report).check();
            }
            report.endIfFull();
        }
        return new PolicyLint(policy, report.findings());
    }

    /** Whether the only thing wrong with it is that there is a version of its name. */
    public boolean isOnlyTaken() {
        List<LintFinding> errors = errors();
        return errors.size() == 1 && errors.get(0).code().equals(FitLint.TAKEN);
    }

    /** Refuses what has errors, with all of them and where they stand. */
    public void refuseErrors() {
        Faults faults = new Faults();
        for (LintFinding error : errors()) {
            String at = " (line %d, column %d)".formatted(error.line(), error.column());
            faults.add(
                    error.pointer(),
                    error.code(),
                    error.message().endsWith(at) ? error.message() : error.message() + at);
        }
        faults.refuseIfAny();
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

package org.dealdesk.policy.life;

import java.util.List;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.policy.lint.LintFinding;

/** The approver of a policy acknowledges every warning, each by its id or all of a kind by their code. */
final class WarningAcknowledgement {

    private WarningAcknowledgement() {}

    /**
     * The ids of all warnings, if exactly these were acknowledged.
     *
     * @throws org.dealdesk.platform.input.InvalidInput naming each missing one, and each that does not exist
     */
    static List<String> of(List<LintFinding> warnings, List<String> named) {
        Faults faults = new Faults();
        for (int index = 0; index < named.size(); index++) {
            String name = named.get(index);
            if (warnings.stream().noneMatch(warning -> isNamed(warning, List.of(name)))) {
                faults.add("/acknowledge/" + index, "unknown-value", "there is no such warning");
            }
        }
        for (LintFinding warning : warnings) {
            if (!isNamed(warning, named)) {
                faults.add(
                        "/acknowledge",
                        "not-acknowledged",
                        "%s (line %d, column %d): %s"
                                .formatted(warning.id(), warning.line(), warning.column(), warning.message()));
            }
        }
        faults.refuseIfAny();
        return warnings.stream().map(LintFinding::id).toList();
    }

    private static boolean isNamed(LintFinding warning, List<String> names) {
        return names.contains(warning.id()) || names.contains(warning.code());
    }
}

package org.dealdesk.policy.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.policy.lint.LintFinding;
import org.dealdesk.policy.lint.LintFinding.Severity;
import org.junit.jupiter.api.Test;

class WarningAcknowledgementTests {

    private static final LintFinding CLIFF = warning("cliff", "/guardrails/1");
    private static final LintFinding OTHER_CLIFF = warning("cliff", "/guardrails/2");
    private static final LintFinding OPEN = warning("open-ended", "/guardrails/2");
    private static final List<LintFinding> WARNINGS = List.of(CLIFF, OTHER_CLIFF, OPEN);

    @Test
    void takesEachWarningByItsIdOrAllOfAKindByTheirCode() {
        assertThat(WarningAcknowledgement.of(WARNINGS, List.of("cliff", OPEN.id())))
                .containsExactly(CLIFF.id(), OTHER_CLIFF.id(), OPEN.id());
        assertThat(WarningAcknowledgement.of(List.of(), List.of())).isEmpty();
    }

    @Test
    void namesEachWarningThatIsMissingAndEachThatDoesNotExist() {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class,
                () -> WarningAcknowledgement.of(WARNINGS, List.of(CLIFF.id(), "cliffs", "open-ended")));
        assertThat(refused.faults())
                .containsExactly(
                        new Fault("/acknowledge/1", "unknown-value", "there is no such warning"),
                        new Fault("/acknowledge", "not-acknowledged", "cliff:/guardrails/2 (line 3, column 5): why"));
    }

    private static LintFinding warning(String code, String pointer) {
        return new LintFinding(code + ":" + pointer, code, Severity.WARNING, 3, 5, pointer, "why");
    }
}

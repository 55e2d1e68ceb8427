package org.dealdesk.rest.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.policy.life.Policies;
import org.dealdesk.policy.life.Policies.Listed;
import org.dealdesk.policy.lint.LintFinding;

/** One version of the policy with its document. {@code warnings} are in the answers of its life-cycle calls. */
public record PolicyAnswer(
        String version,
        String name,
        Policies.State state,
        LocalDate effectiveFrom,
        LocalDate effectiveUntil,
        String mediaType,
        String sha256,
        String createdBy,
        Instant createdAt,
        String approvedBy,
        Instant approvedAt,
        String activatedBy,
        Instant activatedAt,
        List<String> acknowledged,
        JsonNode document,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<LintFinding> warnings) {

    static PolicyAnswer of(Listed listed, JsonNode document, boolean hidesCost, List<LintFinding> warnings) {
        PolicySummary summary = PolicySummary.of(listed);
        return new PolicyAnswer(
                summary.version(),
                summary.name(),
                summary.state(),
                summary.effectiveFrom(),
                summary.effectiveUntil(),
                summary.mediaType(),
                summary.sha256(),
                summary.createdBy(),
                summary.createdAt(),
                summary.approvedBy(),
                summary.approvedAt(),
                summary.activatedBy(),
                summary.activatedAt(),
                hidesCost ? List.of() : listed.acknowledged(),
                document,
                warnings);
    }

    /** One version in a list. */
    record PolicySummary(
            String version,
            String name,
            Policies.State state,
            LocalDate effectiveFrom,
            LocalDate effectiveUntil,
            String mediaType,
            String sha256,
            String createdBy,
            Instant createdAt,
            String approvedBy,
            Instant approvedAt,
            String activatedBy,
            Instant activatedAt) {

        static PolicySummary of(Listed listed) {
            return new PolicySummary(
                    listed.version(),
                    listed.name(),
                    listed.state(),
                    listed.effectiveFrom(),
                    listed.effectiveUntil(),
                    listed.mediaType(),
                    listed.sha256(),
                    by(listed.drafted()),
                    at(listed.drafted()),
                    by(listed.approved()),
                    at(listed.approved()),
                    by(listed.activated()),
                    at(listed.activated()));
        }

        private static String by(Policies.Step step) {
            return step == null ? null : step.by();
        }

        private static Instant at(Policies.Step step) {
            return step == null ? null : step.at();
        }
    }
}

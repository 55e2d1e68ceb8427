package org.dealdesk.rest.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.policy.life.Policies;
import org.dealdesk.policy.life.Policies.Listed;
import org.dealdesk.policy.lint.LintFinding;

/** One version of the policy with its document. {@code warnings} are in the answers of its life-cycle calls. */
public record PolicyAnswer(
        @JsonUnwrapped PolicySummary summary,
        List<String> acknowledged,
        JsonNode document,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<LintFinding> warnings) {

    static PolicyAnswer of(Listed listed, JsonNode document, boolean hidesCost, List<LintFinding> warnings) {
        return new PolicyAnswer(
                PolicySummary.of(listed), hidesCost ? List.of() : listed.acknowledged(), document, warnings);
    }

    /** One version in a list. */
    record PolicySummary(
            String version,
            String name,
            Policies.State state,
            @JsonUnwrapped InForce inForce,
            @JsonUnwrapped Written written,
            @JsonUnwrapped Steps steps) {

        static PolicySummary of(Listed listed) {
            return new PolicySummary(
                    listed.version(),
                    listed.name(),
                    listed.state(),
                    new InForce(listed.effectiveFrom(), listed.effectiveUntil()),
                    new Written(listed.mediaType(), listed.sha256()),
                    Steps.of(listed));
        }
    }

    /** The days on which the version is in force. */
    record InForce(LocalDate effectiveFrom, LocalDate effectiveUntil) {}

    /** The document as it was sent. */
    record Written(String mediaType, String sha256) {}

    /** The steps of the version with actor and time; null for steps not taken. */
    record Steps(
            String createdBy,
            Instant createdAt,
            String approvedBy,
            Instant approvedAt,
            String activatedBy,
            Instant activatedAt) {

        private static Steps of(Listed listed) {
            return new Steps(
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

package org.dealdesk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.platform.json.CanonicalJson;

/**
 * What was submitted, for ever: the figures that are searched and summed, and the whole snapshot as one canonical document.
 *
 * @param submission who submitted it, and when
 * @param assessed what came of it
 * @param stored how it is kept
 */
public record Revision(
        long dealId, int number, Submission submission, Proposal proposal, Assessed assessed, Stored stored) {

    /** Who submitted it and when; {@code effectiveOn} is the day for which it was assessed. */
    public record Submission(String by, Instant at, LocalDate effectiveOn) {}

    /**
     * What the assessment came to.
     *
     * @param outcome {@code CLEAR} or {@code REVIEW}; a blocked deal never becomes a revision
     * @param required the approval functions that it asked for, sorted
     */
    public record Assessed(String outcome, List<String> required, Figures figures, Totals totals) {}

    /**
     * The snapshot.
     *
     * @param document {@code {format, deal, revision, policy, submittedBy, submittedAt, proposal, customer, assessment}}: codes and
     *     figures, which its hash covers
     * @param texts the sentences and remedies of the assessment's findings, one by one, as they read when it was submitted; wording
     *     improves, so neither the hash nor a later assessment is held against them
     */
    public record Stored(String document, String texts, String sha256) {}

    /** The totals that reports add up, in the policy's currency. */
    public record Totals(BigDecimal list, BigDecimal cost, BigDecimal carvedIn, BigDecimal acv) {}

    public String submittedBy() {
        return submission.by();
    }

    public Instant submittedAt() {
        return submission.at();
    }

    public LocalDate effectiveOn() {
        return submission.effectiveOn();
    }

    public String outcome() {
        return assessed.outcome();
    }

    /** The approval functions that the assessment asked for, sorted. */
    public List<String> required() {
        return assessed.required();
    }

    public Figures figures() {
        return assessed.figures();
    }

    public Totals totals() {
        return assessed.totals();
    }

    public String document() {
        return stored.document();
    }

    public String texts() {
        return stored.texts();
    }

    public String sha256() {
        return stored.sha256();
    }

    /** The document as a tree. */
    public JsonNode json() {
        return CanonicalJson.read(document());
    }

    /** The assessment as people read it: the stored one, each finding with its text. */
    public JsonNode assessment() {
        JsonNode assessment = json().required("assessment");
        JsonNode findings = assessment.required("findings");
        JsonNode said = CanonicalJson.read(texts());
        for (int index = 0; index < findings.size(); index++) {
            ((ObjectNode) findings.get(index)).setAll((ObjectNode) said.required(index));
        }
        return assessment;
    }
}

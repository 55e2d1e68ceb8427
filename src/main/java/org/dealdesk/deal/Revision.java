package org.dealdesk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.platform.json.CanonicalJson;

/**
 * What was submitted, for ever: the figures that are searched and summed, and the whole snapshot as one canonical document.
 *
 * @param outcome {@code CLEAR} or {@code REVIEW}; a blocked deal never becomes a revision
 * @param required the approval functions that the assessment asked for, sorted
 * @param document {@code {deal, revision, policy, submittedBy, submittedAt, proposal, customer, assessment}}
 */
public record Revision(
        long dealId,
        int number,
        String submittedBy,
        Instant submittedAt,
        LocalDate effectiveOn,
        String outcome,
        List<String> required,
        Proposal proposal,
        Figures figures,
        Totals totals,
        String document,
        String sha256) {

    /** The totals that reports add up, in the policy's currency. */
    public record Totals(BigDecimal list, BigDecimal cost, BigDecimal carvedIn, BigDecimal acv) {}

    /** The document as a tree. */
    public JsonNode json() {
        return CanonicalJson.read(document);
    }

    /** The stored assessment, as it left the rules. */
    public JsonNode assessment() {
        return json().required("assessment");
    }
}

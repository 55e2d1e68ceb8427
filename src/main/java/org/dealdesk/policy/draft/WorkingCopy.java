package org.dealdesk.policy.draft;

import java.time.Instant;
import org.dealdesk.platform.json.CanonicalJson;

/**
 * A policy document that its owner is writing. It may have any fault, and no deal uses it.
 *
 * @param basedOn the version that it was started from
 * @param edition how often it was saved; a change names the edition that it was made to
 */
public record WorkingCopy(
        String id, String owner, String basedOn, String document, long edition, Instant createdAt, Instant changedAt) {

    public String sha256() {
        return CanonicalJson.sha256(document);
    }

    /** JSON where it starts with a brace, else YAML. */
    public String mediaType() {
        return DocumentText.isJson(document) ? "application/json" : "application/yaml";
    }
}

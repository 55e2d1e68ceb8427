package org.dealdesk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dealdesk.platform.json.CanonicalJson;

/** Findings as they were stored, with every property that findings have now: older ones were stored without some. */
public final class StoredFindings {

    private StoredFindings() {}

    /** The findings of a JSON array. */
    public static JsonNode read(String findings) {
        JsonNode read = CanonicalJson.read(findings);
        read.forEach(StoredFindings::complete);
        return read;
    }

    /** Older findings did not name the limit that was missed, and all of their remedies made them pass. */
    static void complete(JsonNode stored) {
        ObjectNode finding = (ObjectNode) stored;
        if (!finding.has("exceeded")) {
            finding.putNull("exceeded");
        }
        finding.path("remedies").forEach(remedy -> {
            if (!remedy.has("reaches")) {
                ((ObjectNode) remedy).put("reaches", "PASS");
            }
        });
    }
}

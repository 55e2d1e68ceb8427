package org.dealdesk.platform.web;

import com.fasterxml.jackson.databind.node.NullNode;
import org.dealdesk.platform.json.CanonicalJson;

/** A document exactly as it was sent, YAML or JSON; {@code mediaType} is the declared type. */
public record WrittenBody(String text, String mediaType) {

    public static final String YAML = "application/yaml";
    public static final String JSON = "application/json";

    /** By what a repeated request is told from another one. */
    public Body fingerprint() {
        return new Body(NullNode.getInstance(), CanonicalJson.sha256(text));
    }
}

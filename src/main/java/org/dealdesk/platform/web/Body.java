package org.dealdesk.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;

/** A request's JSON, and the hash of its bytes, by which a repeated request is told from another one. */
public record Body(JsonNode json, String sha256) {

    public <T> Input<T> read(Function<Fields, T> reader) {
        return Input.of(json, reader);
    }
}

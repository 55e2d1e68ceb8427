package org.dealdesk.access.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.convert.support.GenericConversionService;

/**
 * How attributes of sessions are stored: as JSON strings only. No class is named and no object is made of what is stored, so that
 * a row in the table cannot do anything. What cannot be read is no attribute: such a session is signed out.
 */
final class SessionJson {

    private static final JsonMapper JSON = new JsonMapper();

    private SessionJson() {}

    static GenericConversionService conversion() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, SessionJson::write);
        conversion.addConverter(byte[].class, Object.class, SessionJson::read);
        return conversion;
    }

    static byte[] write(Object value) {
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException("A session holds texts only, and no " + value.getClass());
        }
        try {
            return JSON.writeValueAsString(TextNode.valueOf(text)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A text can always be written", impossible);
        }
    }

    /** The text; null where it is none. */
    static Object read(byte[] stored) {
        try {
            JsonNode value = JSON.readTree(stored);
            return value != null && value.isTextual() ? value.textValue() : null;
        } catch (IOException unreadable) {
            return null;
        }
    }
}

package org.dealdesk.rest.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.dealdesk.platform.input.Documents;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The OpenAPI document of the API. It is read when it is first needed. */
@Component
class ApiDocument {

    private final SingletonSupplier<ObjectNode> document = SingletonSupplier.of(ApiDocument::read);

    ObjectNode tree() {
        return document.obtain();
    }

    /** The document as it is to be served below this path. */
    ObjectNode below(String contextPath) {
        ObjectNode served = tree().objectNode();
        served.setAll(tree());
        served.putArray("servers").addObject().put("url", contextPath.isEmpty() ? "/" : contextPath);
        return served;
    }

    static ObjectNode read() {
        try {
            String text = new ClassPathResource("openapi.yaml").getContentAsString(StandardCharsets.UTF_8);
            return (ObjectNode) Documents.read(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package org.dealdesk.rest.openapi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;

/**
 * A request to one call of the API document.
 *
 * @param operation method in lower case and path, as the document has them
 * @param tag the document's group of calls
 * @param address the path as it is sent, below {@code /api/v1}, with its query
 * @param mediaType null if there is no body
 * @param headers names and values in turn
 */
record GeneratedRequest(
        String operation, String tag, String address, String mediaType, String body, List<String> headers) {

    GeneratedRequest {
        headers = List.copyOf(headers);
    }

    private static final int SHOWN = 2000;

    Reply send(Client client) {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        return client.send(
                method().toUpperCase(Locale.ROOT), address, bytes, mediaType, headers.toArray(String[]::new));
    }

    String method() {
        return operation.split(" ", 2)[0];
    }

    /** The path as the document has it. */
    String path() {
        return operation.split(" ", 2)[1];
    }

    @Override
    public String toString() {
        String text = body == null ? "" : body.substring(0, Math.min(body.length(), SHOWN));
        return "%s %s %s %s".formatted(method(), address, headers, text);
    }
}

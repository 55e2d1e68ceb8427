package org.dealdesk.access.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a session says of its sign-in.
 *
 * @param way such as {@code PASSWORD}, {@code PASSKEY} or {@code DEMO}
 * @param browser what the browser called itself, shortened
 * @param since when the session began
 * @param proved when the person last proved who they are
 */
public record SignedIn(String person, String way, String browser, Instant since, Instant proved) {

    private static final JsonMapper JSON = new JsonMapper();

    SignedIn provedAt(Instant now) {
        return new SignedIn(person, way, browser, since, now);
    }

    /** The person has proved it with a passkey, besides what was asked before. */
    SignedIn provedByPasskey(Instant now) {
        String both = way.equals(SignInKind.PASSWORD) ? SignInKind.PASSWORD_AND_PASSKEY : way;
        return new SignedIn(person, both, browser, since, now);
    }

    String text() {
        ObjectNode json = JSON.createObjectNode();
        json.put("person", person).put("way", way).put("browser", browser);
        json.put("since", since.toString()).put("proved", proved.toString());
        return json.toString();
    }

    /** Empty where the text is none of ours. */
    static Optional<SignedIn> read(Object stored) {
        if (!(stored instanceof String text)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(text);
            String person = json.path("person").asText("");
            return person.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SignedIn(
                            person,
                            json.path("way").asText(""),
                            json.path("browser").asText(""),
                            Instant.parse(json.path("since").asText("")),
                            Instant.parse(json.path("proved").asText(""))));
        } catch (JsonProcessingException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}

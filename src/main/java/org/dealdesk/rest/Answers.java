package org.dealdesk.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Supplier;
import org.dealdesk.command.ReplayFormat;
import org.dealdesk.platform.people.Caller;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Makes answers, and stores them to be replayed. */
@Component
public class Answers implements ReplayFormat<Answer> {

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    private record Stored(int status, String etag, String location, String body) {}

    /** An answer without a body. */
    public Answer empty(int status) {
        return new Answer(status, null, null, () -> "", () -> "");
    }

    public Answer of(int status, Object body) {
        return of(status, null, null, () -> body);
    }

    /** Something new at this address. */
    public Answer at(String location, int status, Object body) {
        return of(status, null, location, () -> body);
    }

    public Answer of(int status, String etag, String location, Supplier<?> body) {
        Supplier<String> written = SingletonSupplier.of(() -> text(body.get()));
        return new Answer(status, etag, location, written, written);
    }

    /** An answer with a secret, which is told this once; {@code kept} is the same body without it. */
    public Answer withSecret(int status, Object body, Object kept) {
        return new Answer(status, null, null, () -> text(body), () -> text(kept));
    }

    @Override
    public String write(Answer answer) {
        return text(new Stored(
                answer.status(), answer.etag(), answer.location(), answer.kept().get()));
    }

    @Override
    public Answer read(String stored, Caller caller) {
        try {
            Stored answer = json.readValue(stored, Stored.class);
            return new Answer(answer.status(), answer.etag(), answer.location(), answer::body, answer::body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A stored answer can always be read", impossible);
        }
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An answer can always be written", impossible);
        }
    }
}

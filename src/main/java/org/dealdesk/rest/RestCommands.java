package org.dealdesk.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.command.IdempotencyKey;
import org.dealdesk.command.ReplayFormat;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Address;
import org.dealdesk.platform.web.Body;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Makes commands of requests, and responses of how they ended. */
@Component
public class RestCommands {

    private final Commands commands;
    private final Answers answers;

    RestCommands(Commands commands, Answers answers) {
        this.commands = commands;
        this.answers = answers;
    }

    /** The command of a request, which is done once under its {@code Idempotency-Key}; {@code body} is null where it has none. */
    public static Command command(String name, HttpServletRequest request, Body body, Caller caller) {
        return Command.of(name, caller).once(key(request, "", body));
    }

    /** One of several commands in a request, done once under the request's key and its place. */
    public static Command part(String name, int index, HttpServletRequest request, Body body, Caller caller) {
        return Command.of(name, caller).once(key(request, "#" + index, body));
    }

    private static IdempotencyKey key(HttpServletRequest request, String part, Body body) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        return IdempotencyKey.of(
                request.getMethod() + " " + Address.of(request).path() + part,
                request.getHeader("Idempotency-Key"),
                query + "\n" + (body == null ? "" : body.sha256()));
    }

    /** A command whose value is the body of its answer; null for none. */
    public ResponseEntity<String> perform(Command command, int status, Supplier<?> work) {
        return perform(command, answers, () -> {
            Object body = work.get();
            return Done.of("done", body == null ? answers.empty(status) : answers.of(status, body));
        });
    }

    public ResponseEntity<String> perform(Command command, ReplayFormat<Answer> format, Supplier<Done<Answer>> work) {
        return respond(commands.perform(command, format, work));
    }

    /** The same with something that takes long or waits for others, and is done before the transaction. */
    public <P> ResponseEntity<String> perform(Command command, Supplier<P> before, Function<P, Done<Answer>> work) {
        return respond(commands.perform(command, answers, before, work));
    }

    /** Takes the key of a request whose parts are commands of their own. */
    public void begin(Command whole) {
        commands.begin(whole);
    }

    private static ResponseEntity<String> respond(Done<Answer> done) {
        Answer answer = done.value();
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
        if (answer.etag() != null) {
            response.header(HttpHeaders.ETAG, answer.etag());
        }
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (done.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        String body = answer.body().get();
        return body.isEmpty()
                ? response.build()
                : response.contentType(MediaType.APPLICATION_JSON).body(body);
    }
}

package org.dealdesk.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.work.UseCases;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Address;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.Idempotency;
import org.dealdesk.platform.web.Idempotency.Answer;
import org.dealdesk.rest.deal.DealAnswers;
import org.dealdesk.rest.policy.PolicyAnswer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What every changing request has in common: it may be sent again under its key, and it may name the version it has seen. */
@Component
public class Changes {

    private final Idempotency idempotency;
    private final UseCases useCases;
    private final DealAnswers deals;
    private final Replays replays;
    private final ObjectMapper json;

    Changes(Idempotency idempotency, UseCases useCases, DealAnswers deals, Replays replays, ObjectMapper json) {
        this.idempotency = idempotency;
        this.useCases = useCases;
        this.deals = deals;
        this.replays = replays;
        this.json = json;
    }

    /** A change of one deal; the answer is the deal. */
    public ResponseEntity<String> deal(
            String name, HttpServletRequest request, Body body, Caller caller, int status, Supplier<DealView> work) {
        return once(name, request, body, caller, () -> {
            DealView view = work.get();
            String number = view.deal().number().toString();
            String location = status == 201 ? request.getRequestURI() + "/" + number : null;
            return new Done(
                    number,
                    view.deal().status().name(),
                    new Answer(status, etag(view), location, write(deals.answer(view, caller)), false));
        });
    }

    /** A change of one policy version; the answer is the version. What takes long is done before the transaction. */
    public <P> ResponseEntity<String> policy(
            String name,
            HttpServletRequest request,
            Body body,
            Caller caller,
            int status,
            Supplier<P> before,
            Function<P, PolicyAnswer> work) {
        return once(name, request, body, caller, before, prepared -> {
            PolicyAnswer answer = work.apply(prepared);
            String location = status == 201 ? request.getRequestURI() + "/" + answer.version() : null;
            return new Done("-", answer.state().name(), new Answer(status, null, location, write(answer), false));
        });
    }

    /** A change with any other answer, or none. */
    public ResponseEntity<String> other(
            String name,
            HttpServletRequest request,
            Body body,
            Caller caller,
            int status,
            String subject,
            Supplier<Object> work) {
        return other(name, request, body, caller, status, subject, null, nothing -> work.get());
    }

    /** The same with something that takes long and is done before the transaction. */
    public <P> ResponseEntity<String> other(
            String name,
            HttpServletRequest request,
            Body body,
            Caller caller,
            int status,
            String subject,
            Supplier<P> before,
            Function<P, Object> work) {
        return once(name, request, body, caller, before, prepared -> {
            Object result = work.apply(prepared);
            return new Done(
                    subject, "done", new Answer(status, null, null, result == null ? "" : write(result), false));
        });
    }

    /** A change whose answer holds a secret, which is told this once: {@code withoutSecret} is what is stored and replayed. */
    public <P, T> ResponseEntity<String> secret(
            String name,
            HttpServletRequest request,
            Body body,
            Caller caller,
            Supplier<P> before,
            Function<P, T> work,
            UnaryOperator<T> withoutSecret) {
        return once(name, request, body, caller, before, prepared -> {
            T made = work.apply(prepared);
            String kept = write(withoutSecret.apply(made));
            return new Done("-", "done", new Answer(201, null, null, write(made), false, kept));
        });
    }

    /** Something that goes on after it has been answered; {@code location} says where to look for it. */
    public <T> ResponseEntity<String> begun(
            String name,
            HttpServletRequest request,
            Body body,
            Caller caller,
            Function<T, String> location,
            Supplier<T> work) {
        return once(name, request, body, caller, () -> {
            T result = work.get();
            return new Done("-", "begun", new Answer(202, null, location.apply(result), write(result), false));
        });
    }

    public static String etag(DealView view) {
        return "\"" + view.deal().version() + "\"";
    }

    /** Keeps the key of a request whose parts are changes of their own: with another body it is refused. */
    public void begin(HttpServletRequest request, Body body, Caller caller) {
        idempotency.once(repeatable(request, "", body, caller), () -> new Answer(207, null, null, "", false));
    }

    /** One of several changes in a request, done once under the request's key and its place; the answer is the deal. */
    public String oneOf(
            String name, int index, HttpServletRequest request, Body body, Caller caller, Supplier<DealView> work) {
        return perform(name, caller, repeatable(request, "#" + index, body, caller), null, nothing -> {
                    DealView view = work.get();
                    return new Done(
                            view.deal().number().toString(),
                            view.deal().status().name(),
                            new Answer(200, null, null, write(deals.answer(view, caller)), false));
                })
                .body();
    }

    private ResponseEntity<String> once(
            String name, HttpServletRequest request, Body body, Caller caller, Supplier<Done> work) {
        return once(name, request, body, caller, null, nothing -> work.get());
    }

    private <P> ResponseEntity<String> once(
            String name,
            HttpServletRequest request,
            Body body,
            Caller caller,
            Supplier<P> before,
            Function<P, Done> work) {
        return respond(perform(name, caller, repeatable(request, "", body, caller), before, work));
    }

    private static Idempotency.Request repeatable(HttpServletRequest request, String part, Body body, Caller caller) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        return new Idempotency.Request(
                caller,
                request.getMethod() + " " + Address.of(request).path() + part,
                request.getHeader("Idempotency-Key"),
                CanonicalJson.sha256(query + "\n" + (body == null ? "" : body.sha256())));
    }

    private <P> Answer perform(
            String name, Caller caller, Idempotency.Request repeatable, Supplier<P> before, Function<P, Done> work) {
        Done[] done = new Done[1];
        return useCases.perform(
                name,
                caller,
                result -> done[0] == null ? "-" : done[0].subject(),
                result -> result.replayed() ? "replayed" : done[0].outcome(),
                () -> {
                    Answer answer = idempotency.once(repeatable, before, prepared -> {
                        done[0] = work.apply(prepared);
                        return done[0].answer();
                    });
                    return answer.replayed() ? replays.shownTo(caller, answer) : answer;
                });
    }

    private static ResponseEntity<String> respond(Answer answer) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
        if (answer.etag() != null) {
            response.header(HttpHeaders.ETAG, answer.etag());
        }
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        return answer.body().isEmpty()
                ? response.build()
                : response.contentType(MediaType.APPLICATION_JSON).body(answer.body());
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An answer can always be written", impossible);
        }
    }

    private record Done(String subject, String outcome, Answer answer) {}
}

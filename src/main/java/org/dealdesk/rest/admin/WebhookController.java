package org.dealdesk.rest.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dealdesk.command.Done;
import org.dealdesk.history.EventType;
import org.dealdesk.notification.outbox.Delivery;
import org.dealdesk.notification.webhook.Webhook;
import org.dealdesk.notification.webhook.WebhookAdministration;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.rest.Answers;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks: endpoints outside that are told what happens to deals, and what became of each delivery. */
@RestController
@RequestMapping(path = "/api/v1/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
class WebhookController {

    /** Above every id. */
    private static final String LATEST = "g";

    private final WebhookAdministration webhooks;
    private final RestCommands commands;
    private final Answers answers;

    WebhookController(WebhookAdministration webhooks, RestCommands commands, Answers answers) {
        this.webhooks = webhooks;
        this.commands = commands;
        this.answers = answers;
    }

    /** A webhook without its secret. */
    record WebhookAnswer(String id, String url, Set<EventType> events, String createdBy, Instant createdAt) {

        static WebhookAnswer of(Webhook webhook) {
            return new WebhookAnswer(
                    webhook.id(), webhook.url(), webhook.events(), webhook.createdBy(), webhook.createdAt());
        }
    }

    /** A new webhook with its secret, which is shown this once: it is null in a replay. */
    record NewWebhook(@JsonUnwrapped WebhookAnswer webhook, String secret) {

        static NewWebhook of(Webhook webhook) {
            return new NewWebhook(WebhookAnswer.of(webhook), webhook.secret());
        }

        private NewWebhook withoutSecret() {
            return new NewWebhook(webhook, null);
        }
    }

    /** One record on its way to the webhook, or arrived. */
    record DeliveryAnswer(
            String id,
            @JsonUnwrapped Message message,
            Delivery.State state,
            int attempts,
            @JsonUnwrapped Times times,
            Integer answered,
            String reason) {

        /** The record that is delivered. */
        record Message(String deal, int seq, EventType type) {}

        /** When it was recorded, tried last, will be tried next, and arrived. */
        record Times(Instant createdAt, Instant triedAt, Instant nextAt, Instant deliveredAt) {}

        static DeliveryAnswer of(Delivery delivery) {
            return new DeliveryAnswer(
                    delivery.id(),
                    new Message(
                            delivery.record().stream(),
                            delivery.record().seq(),
                            delivery.record().type()),
                    delivery.progress().state(),
                    delivery.progress().attempts(),
                    new Times(
                            delivery.progress().createdAt(),
                            delivery.progress().triedAt(),
                            delivery.progress().nextAt(),
                            delivery.progress().deliveredAt()),
                    delivery.status(),
                    delivery.reason());
        }
    }

    @GetMapping
    ResponseEntity<Page<WebhookAnswer>> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        String after = Cursor.after(cursor);
        List<Webhook> rows = webhooks.page(caller, after, limit + 1);
        return Query.respond(
                request,
                Page.of(rows, limit, webhook -> Cursor.of(webhook.id())).map(WebhookAnswer::of));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> register(
            @RequestBody Body body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Input<WebhookAdministration.Wish> sent = body.read(WebhookController::read);
        return commands.perform(
                RestCommands.command("register-webhook", request, body, caller),
                () -> webhooks.check(caller, sent),
                wish -> {
                    NewWebhook made = NewWebhook.of(webhooks.register(caller, wish));
                    return Done.of("done", answers.withSecret(201, made, made.withoutSecret()));
                });
    }

    @DeleteMapping("/{id}")
    ResponseEntity<String> remove(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return commands.perform(RestCommands.command("remove-webhook", request, null, caller), 204, () -> {
            webhooks.remove(caller, id);
            return null;
        });
    }

    @GetMapping("/{id}/deliveries")
    ResponseEntity<Page<DeliveryAnswer>> deliveries(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        String before = cursor == null ? LATEST : Cursor.read(cursor, 1).get(0);
        List<Delivery> rows = webhooks.deliveries(caller, id, before, limit + 1);
        return Query.respond(
                request,
                Page.of(rows, limit, delivery -> Cursor.of(delivery.id())).map(DeliveryAnswer::of));
    }

    @PostMapping("/{id}/deliveries/{delivery}/replay")
    ResponseEntity<String> replay(
            @PathVariable("id") String id,
            @PathVariable("delivery") String delivery,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return commands.perform(
                RestCommands.command("replay-delivery", request, null, caller),
                200,
                () -> DeliveryAnswer.of(webhooks.replay(caller, id, delivery)));
    }

    private static WebhookAdministration.Wish read(Fields fields) {
        return new WebhookAdministration.Wish(
                fields.identifier("url", 2000), fields.words("events", EventType.class, EventType.values().length));
    }
}

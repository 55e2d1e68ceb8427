package org.dealdesk.notification.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.notification.outbox.Deliveries;
import org.dealdesk.notification.outbox.Delivery;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.HttpsLink;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Administrators register webhooks, look at what became of their deliveries, and have them sent again. */
@Component
public class WebhookAdministration {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final CheckedNames names;
    private final History history;
    private final Policies policies;
    private final Transactions transactions;
    private final Clock clock;

    WebhookAdministration(
            Webhooks webhooks,
            Deliveries deliveries,
            CheckedNames names,
            History history,
            Policies policies,
            Transactions transactions,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.names = names;
        this.history = history;
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A webhook to register. */
    public record Wish(String url, List<EventType> events) {}

    /**
     * Validates the webhook and looks up its host; called before any transaction. Permission is checked before validation, so
     * unauthorized callers get no validation messages.
     */
    public Wish check(Caller caller, Input<Wish> given) {
        requireAdmin(caller);
        Faults faults = given.faults();
        checkUrl(given.value().url(), faults);
        faults.refuseIfAny();
        return given.value();
    }

    /** Registers a webhook that was checked, with a secret of its own. */
    public Webhook register(Caller caller, Wish wish) {
        requireAdmin(caller);
        Set<EventType> events = EnumSet.noneOf(EventType.class);
        events.addAll(wish.events());
        Webhook webhook =
                new Webhook(Ids.next(), wish.url(), events, Signature.newSecret(), caller.id(), clock.instant());
        return transactions.join(() -> {
            webhooks.add(webhook);
            note(EventType.WEBHOOK_REGISTERED, webhook.id(), caller);
            return webhook;
        });
    }

    public void remove(Caller caller, String id) {
        requireAdmin(caller);
        transactions.join(() -> {
            if (!webhooks.remove(id, clock.instant())) {
                throw unknown(id);
            }
            note(EventType.WEBHOOK_REMOVED, id, caller);
            return id;
        });
    }

    public List<Webhook> page(Caller caller, String after, int limit) {
        requireAdmin(caller);
        return webhooks.page(after, limit);
    }

    /** The latest first, from before {@code before} on. */
    public List<Delivery> deliveries(Caller caller, String id, String before, int limit) {
        requireAdmin(caller);
        requireWebhook(id);
        return deliveries.of(Webhooks.subscriber(id), before, limit);
    }

    /** Sends a delivery again, from the first attempt on; one that is on its way already stays so. */
    public Delivery replay(Caller caller, String id, String delivery) {
        requireAdmin(caller);
        requireWebhook(id);
        String subscriber = Webhooks.subscriber(id);
        return transactions.join(() -> {
            deliveries.replay(delivery, subscriber, clock.instant());
            return deliveries
                    .find(delivery, subscriber)
                    .orElseThrow(() -> Refusal.notFound("delivery " + delivery + " of webhook " + id));
        });
    }

    private void requireWebhook(String id) {
        if (webhooks.one(id).isEmpty()) {
            throw unknown(id);
        }
    }

    private void checkUrl(String url, Faults faults) {
        if (url == null) {
            return;
        }
        Optional<URI> uri = HttpsLink.read(url, names.allowsPrivate());
        if (uri.isEmpty() || uri.get().getFragment() != null) {
            faults.add(
                    "/url",
                    "not-a-link",
                    "must be an https address at a host, without a user, a fragment and invisible characters");
        } else if (!isOrdinary(uri.get().getPort())) {
            faults.add("/url", "out-of-range", "must be at port 443, or at one from 1024 to 65535");
        } else {
            checkHost(uri.get().getHost(), faults);
        }
    }

    /** Ports below 1024 belong to other services; a webhook must not be a way to talk to them. */
    private static boolean isOrdinary(int port) {
        return port == -1 || port == 443 || (port >= 1024 && port <= 65535);
    }

    private void checkHost(String host, Faults faults) {
        try {
            names.resolve(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        } catch (CheckedNames.PrivateAddress inside) {
            faults.add("/url", "private-address", "must not be or resolve to an address that is not public");
        } catch (UnknownHostException unknown) {
            faults.add("/url", "unresolvable", "must be at a host that can be found");
        }
    }

    private void note(EventType event, String id, Caller caller) {
        history.appendTo(
                "webhooks/" + id,
                Event.of(event, caller.id(), policies.today())
                        .with(JsonNodeFactory.instance.objectNode().put("webhook", id)));
    }

    private static Refusal unknown(String id) {
        return Refusal.notFound("webhook " + id);
    }

    private static void requireAdmin(Caller caller) {
        SecurityLog.require(Role.ADMIN, caller, "Only administrators keep webhooks");
    }
}

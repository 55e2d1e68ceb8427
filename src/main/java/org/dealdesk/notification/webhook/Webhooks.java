package org.dealdesk.notification.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.history.EventType;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.notification.outbox.Addressee;
import org.dealdesk.notification.outbox.Lane;
import org.dealdesk.notification.outbox.Subscriber;
import org.dealdesk.notification.outbox.Subscribers;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The webhooks that are registered, and how they are told. */
@Repository
class Webhooks implements Subscribers {

    private static final String PREFIX = "webhook:";
    private static final String SELECT = "select * from webhook where removed_at is null";

    private final JdbcClient jdbc;
    private final WebhookHttpClient client;
    private final Clock clock;

    Webhooks(JdbcTemplate jdbc, WebhookHttpClient client, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.client = client;
        this.clock = clock;
    }

    static String subscriber(String webhookId) {
        return PREFIX + webhookId;
    }

    @Override
    public Lane lane() {
        return Lane.WEBHOOK;
    }

    @Override
    public boolean always() {
        return false;
    }

    @Override
    public Batch batch() {
        return new Registered();
    }

    /** Those that are registered when the first record of a batch is handed out. */
    private final class Registered implements Batch {

        private List<Webhook> webhooks;

        /** What is about no deal stays in the house. */
        @Override
        public List<Addressee> toldOf(HistoryRecord record) {
            if (record.deal() == null) {
                return List.of();
            }
            if (webhooks == null) {
                webhooks = jdbc.sql(SELECT + " order by id")
                        .query(Webhooks::webhook)
                        .list();
            }
            return webhooks.stream()
                    .filter(webhook -> webhook.wants(record.type()))
                    .map(webhook -> Addressee.now(subscriber(webhook.id()), lane()))
                    .toList();
        }
    }

    @Override
    public Optional<Endpoint> find(String subscriber) {
        return subscriber.startsWith(PREFIX)
                ? one(subscriber.substring(PREFIX.length())).map(Endpoint::new)
                : Optional.empty();
    }

    Optional<Webhook> one(String id) {
        return jdbc.sql(SELECT + " and id = ?")
                .param(id)
                .query(Webhooks::webhook)
                .optional();
    }

    List<Webhook> page(String after, int limit) {
        return jdbc.sql(SELECT + " and id > ? order by id limit ?")
                .params(after, limit)
                .query(Webhooks::webhook)
                .list();
    }

    void add(Webhook webhook) {
        String events = webhook.events().isEmpty()
                ? null
                : webhook.events().stream().map(EventType::name).collect(Collectors.joining(","));
        jdbc.sql("insert into webhook (id, url, events, secret, created_by, created_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        webhook.id(),
                        webhook.url(),
                        events,
                        webhook.secret(),
                        webhook.createdBy(),
                        Instants.utc(webhook.createdAt()))
                .update();
    }

    boolean remove(String id, Instant now) {
        return jdbc.sql("update webhook set removed_at = ?, secret = null where id = ? and removed_at is null")
                        .params(Instants.utc(now), id)
                        .update()
                == 1;
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        Set<EventType> events = EnumSet.noneOf(EventType.class);
        String stored = row.getString("events");
        if (stored != null) {
            List.of(stored.split(",")).forEach(type -> events.add(EventType.valueOf(type)));
        }
        return new Webhook(
                row.getString("id"),
                row.getString("url"),
                events,
                row.getString("secret"),
                row.getString("created_by"),
                Instants.read(row, "created_at"));
    }

    /** A webhook as a subscriber. */
    final class Endpoint implements Subscriber {

        private final Webhook webhook;

        private Endpoint(Webhook webhook) {
            this.webhook = webhook;
        }

        @Override
        public Answer tell(String deliveryId, HistoryRecord record) {
            String body = OutgoingEvent.write(record);
            String id = OutgoingEvent.id(record);
            long seconds = clock.instant().getEpochSecond();
            return client.send(
                    webhook.url(),
                    Map.of(
                            "webhook-id", id,
                            "webhook-timestamp", Long.toString(seconds),
                            "webhook-signature", Signature.of(webhook.secret(), id, seconds, body)),
                    body);
        }
    }
}

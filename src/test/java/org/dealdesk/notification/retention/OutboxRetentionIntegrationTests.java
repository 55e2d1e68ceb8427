package org.dealdesk.notification.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.notification.outbox.Outgoing;
import org.dealdesk.platform.Instants;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The outbox removes only finished messages, when their time has passed. */
class OutboxRetentionIntegrationTests {

    @RegisterExtension
    static final OwnProducts PRODUCTS = new OwnProducts();

    /** How long before the time of the clearing something happened. */
    private static final Duration LITTLE = Duration.ofMinutes(30);

    private static final Duration FIRST = Duration.ofDays(400);
    private static final Duration YOUNG_SENT = Duration.ofDays(30).minus(LITTLE);
    private static final Duration OLD_SENT = Duration.ofDays(30).plus(LITTLE);
    private static final Duration YOUNG_DEAD = Duration.ofDays(90).minus(LITTLE);
    private static final Duration OLD_DEAD = Duration.ofDays(90).plus(LITTLE);

    @AfterEach
    void resetTheClock() {
        PRODUCTS.each(product -> product.clock().reset());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void removesWhatIsDoneAndPastItsTime(Database database) {
        Product product = PRODUCTS.on(database);
        World world = new World(product);
        product.sql().sql("""
                        insert into webhook (id, url, events, secret, created_by, created_at)
                        values ('quiet', 'https://example.com/', 'DELEGATED', 'whsec_', 'admin', current_timestamp)
                        """).update();

        String oldSent = world.message(sent(OLD_SENT), sent(FIRST));
        String oldDead = world.message(dead(OLD_DEAD));
        String oldMixed = world.message(sent(OLD_SENT), dead(OLD_DEAD));
        String oldDigest = world.message(digest("gone", OLD_SENT));
        String otherOfDigest = world.message(digest("shared", OLD_SENT));
        String nobodyOld = world.toNobody();
        List<String> gone = List.of(oldSent, oldDead, oldMixed, oldDigest, otherOfDigest, nobodyOld);

        String youngSent = world.message(sent(YOUNG_SENT), sent(OLD_SENT));
        String youngDead = world.message(dead(YOUNG_DEAD), dead(OLD_DEAD));
        String sentButDead = world.message(sent(OLD_SENT), dead(OLD_SENT));
        String deadButSent = world.message(sent(YOUNG_SENT), dead(OLD_DEAD));
        String waiting = world.message(pending(), sent(FIRST));
        String digestThatWaits = world.message(digest("shared", OLD_SENT), pending());
        product.clock().advance(FIRST.minus(YOUNG_SENT));
        String nobodyYoung = world.toNobody();
        String notHandedOut = world.draft();
        List<String> kept = List.of(
                youngSent, youngDead, sentButDead, deadButSent, waiting, digestThatWaits, nobodyYoung, notHandedOut);
        product.clock().advance(YOUNG_SENT);
        assertThat(world.messages()).containsAll(gone).containsAll(kept);
        Invariants.mustHold(product);

        OutboxRetention retention = product.bean(OutboxRetention.class);
        int before = world.messages().size();
        assertThat(retention.remove(2)).isEqualTo(2);
        assertThat(world.messages()).hasSize(before - 2);
        Invariants.mustHold(product);

        product.runDueJobs();
        assertThat(world.messages()).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(retention.remove(100)).isZero();
        assertThat(product.sql()
                        .sql("select id from mail_digest")
                        .query(String.class)
                        .list())
                .containsExactly("shared");
        assertThat(product.sql()
                        .sql("select count(*) from outbox_delivery")
                        .query(Integer.class)
                        .single())
                .isEqualTo(12);
        Invariants.mustHold(product);

        product.as("admin")
                .post("/webhooks/quiet/deliveries/" + world.id(youngSent) + "/replay", null)
                .expect(200);
        product.clock().advance(Duration.ofDays(1));
        product.runDueJobs();
        List<String> left = new ArrayList<>(kept);
        left.removeAll(List.of(youngDead, deadButSent, nobodyYoung));
        assertThat(world.messages()).as("what is sent again stays").containsExactlyInAnyOrderElementsOf(left);
        Invariants.mustHold(product);

        product.sql()
                .sql("delete from outbox_message where stream = ?")
                .param(notHandedOut)
                .update();
        assertThat(product.bean(org.dealdesk.integrity.Invariants.class)
                        .one("OUTBOX_ACCOUNTED")
                        .orElseThrow()
                        .first())
                .as("a message later than what was cleared is missed")
                .containsExactly(notHandedOut + " record 1 is not in the outbox");
        product.sql().sql("""
                        insert into outbox_message (stream, seq, created_at, deliveries)
                        select stream, seq, recorded_at, 0 from history_record where stream = ?
                        """).param(notHandedOut).update();
        Invariants.mustHold(product);
    }

    /** One delivery; {@code age} is how long before the clearing it ended. */
    private record Made(String status, Duration age, String digest) {}

    private static Made sent(Duration age) {
        return new Made("DELIVERED", age, null);
    }

    private static Made dead(Duration age) {
        return new Made("DEAD", age, null);
    }

    private static Made pending() {
        return new Made("PENDING", Duration.ZERO, null);
    }

    private static Made digest(String id, Duration age) {
        return new Made("DELIVERED", age, id);
    }

    /** Drafts, of which there is one record each, and what became of it. */
    private record World(Product product, Instant clearing) {

        World(Product product) {
            this(product, product.now().plus(FIRST));
        }

        String draft() {
            return product.as("rep").post("/deals", Sales.clear()).expect(201).text("/number");
        }

        String toNobody() {
            String number = draft();
            Outgoing.of(product).dispatch();
            return number;
        }

        String message(Made... deliveries) {
            String number = draft();
            product.sql()
                    .sql("update outbox_message set deliveries = ? where stream = ?")
                    .params(deliveries.length, number)
                    .update();
            for (int index = 0; index < deliveries.length; index++) {
                add(number, index, deliveries[index]);
            }
            return number;
        }

        private void add(String number, int index, Made made) {
            Instant ended = clearing.minus(made.age());
            boolean pending = made.status().equals("PENDING");
            if (made.digest() != null) {
                product.sql()
                        .sql("""
                                insert into mail_digest (id, person, due_on, created_at)
                                select ?, ?, date '2026-01-01', ? where not exists (select 1 from mail_digest where id = ?)
                                """)
                        .params(made.digest(), made.digest(), Instants.utc(ended), made.digest())
                        .update();
            }
            product.sql()
                    .sql("""
                            insert into outbox_delivery (id, subscriber, stream, seq, lane, status, attempts, next_at, created_at,
                              tried_at, delivered_at, reason, digest) values (?, ?, ?, 1, ?, ?, 1, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            number + "." + index,
                            index == 0 ? "webhook:quiet" : "webhook:other",
                            number,
                            made.digest() == null ? "WEBHOOK" : "DIGEST",
                            made.status(),
                            pending ? Instants.utc(ended.plus(FIRST)) : null,
                            Instants.utc(product.now()),
                            Instants.utc(ended),
                            made.status().equals("DELIVERED") ? Instants.utc(ended) : null,
                            made.status().equals("DEAD") ? "does not answer" : null,
                            made.digest())
                    .update();
        }

        String id(String number) {
            return number + ".0";
        }

        List<String> messages() {
            return product.sql()
                    .sql("select stream from outbox_message order by stream")
                    .query(String.class)
                    .list();
        }
    }
}

package org.dealdesk.notification.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.Retention;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Clears finished messages from the outbox. A message goes as a whole, with its deliveries and with each daily mail
 * of which no delivery is left, so what remains is always complete. The history keeps the records themselves.
 */
@Repository
class OutboxRetention implements Retention {

    /** One message. */
    private record Place(String stream, int seq) {
        Object[] key() {
            return new Object[] {stream, seq};
        }
    }

    /** A delivery of a message that may go; another transaction may have begun to send it again. */
    private record Sent(Place message, boolean pending, String digest) {}

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final KeptFor kept;

    OutboxRetention(JdbcTemplate jdbc, Transactions transactions, Clock clock, Environment environment) {
        this.jdbc = JdbcClient.create(jdbc);
        this.transactions = transactions;
        this.clock = clock;
        this.kept = KeptFor.of(environment);
    }

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public int remove(int most) {
        return transactions.run(() -> {
            // Nodes take turns: a daily mail may be emptied by two of them.
            jdbc.sql("select up_to from outbox_cleared for update")
                    .query((row, number) -> Instants.read(row, "up_to"))
                    .single();
            Set<Place> places = past(clock.instant(), most);
            if (!places.isEmpty()) {
                remove(places);
            }
            return places.size();
        });
    }

    /** The oldest messages past their time: each delivery has arrived or was given up so long ago, or there was none to make. */
    private Set<Place> past(Instant now, int most) {
        OffsetDateTime arrived = Instants.utc(now.minus(kept.delivered()));
        OffsetDateTime died = Instants.utc(now.minus(kept.dead()));
        return new HashSet<>(jdbc.sql("""
                        select m.stream, m.seq from outbox_message m
                         where m.deliveries is not null
                           and m.created_at < :latest and (m.deliveries > 0 or m.created_at < :arrived)
                           and not exists (select 1 from outbox_delivery x where x.stream = m.stream and x.seq = m.seq
                                and (x.status = 'PENDING'
                                     or (x.status = 'DELIVERED' and x.delivered_at >= :arrived)
                                     or (x.status = 'DEAD' and coalesce(x.tried_at, x.created_at) >= :died)))
                         order by m.created_at, m.stream, m.seq limit :most
                        """)
                .param("arrived", arrived)
                .param("died", died)
                .param("latest", arrived.isAfter(died) ? arrived : died)
                .param("most", most)
                .query((row, number) -> new Place(row.getString("stream"), row.getInt("seq")))
                .list());
    }

    /** Leaves out what is sent again since it was looked for. */
    private void remove(Set<Place> places) {
        List<Sent> deliveries = of(places, "select stream, seq, status, digest from outbox_delivery", "for update")
                .query((row, number) -> new Sent(
                        new Place(row.getString("stream"), row.getInt("seq")),
                        row.getString("status").equals("PENDING"),
                        row.getString("digest")))
                .list();
        deliveries.stream().filter(Sent::pending).map(Sent::message).forEach(places::remove);
        if (places.isEmpty()) {
            return;
        }
        Set<String> digests = deliveries.stream()
                .filter(sent -> sent.digest() != null && places.contains(sent.message()))
                .map(Sent::digest)
                .collect(Collectors.toSet());
        of(places, "delete from outbox_delivery", "").update();
        if (!digests.isEmpty()) {
            jdbc.sql("""
                            delete from mail_digest where id in (:digests)
                               and not exists (select 1 from outbox_delivery x where x.digest = mail_digest.id)
                            """).param("digests", digests).update();
        }
        Instant latest = of(places, "select max(created_at) as latest from outbox_message", "")
                .query((row, number) -> Instants.read(row, "latest"))
                .single();
        of(places, "delete from outbox_message", "").update();
        jdbc.sql("update outbox_cleared set up_to = :latest where up_to < :latest")
                .param("latest", Instants.utc(latest))
                .update();
    }

    private JdbcClient.StatementSpec of(Set<Place> places, String beginning, String end) {
        return jdbc.sql(beginning + " where (stream, seq) in (:places) " + end)
                .param("places", places.stream().map(Place::key).toList());
    }
}

package org.dealdesk.access.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.Retention;
import org.dealdesk.platform.Secrets;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.WhenDeactivated;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The links with a secret of 128 random bits. A link is open until it expires, is used, or gives way to a newer one of the same person. All
 * changes take part in the transaction at hand.
 */
@Repository
public class Links implements WhenDeactivated, Retention {

    private static final int BYTES = 16;
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    Links(JdbcTemplate jdbc, Transactions transactions, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes a link for a person; those that the person has are void from then on. */
    public AccessLink.Made make(LinkKind kind, String person) {
        end(person);
        return store(kind, person, false);
    }

    /** Makes a link for the set-up. Those that other nodes have made stay open. */
    public AccessLink.Made makeForSetUp(boolean forced) {
        return store(LinkKind.SET_UP, null, forced);
    }

    private AccessLink.Made store(LinkKind kind, String person, boolean forced) {
        String secret = Secrets.next(BYTES);
        Instant now = clock.instant();
        AccessLink link =
                new AccessLink(CanonicalJson.sha256(secret), kind, person, forced, now, now.plus(kind.valid()));
        jdbc.sql("insert into access_link (sha256, kind, person, forced, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        link.sha256(),
                        kind.name(),
                        person,
                        forced,
                        Instants.utc(link.createdAt()),
                        Instants.utc(link.expiresAt()))
                .update();
        return new AccessLink.Made(link, secret);
    }

    /** The open link of this secret, if it is one for the set-up ({@code true}) or for a person who is active ({@code false}). */
    public Optional<AccessLink> open(String secret, boolean setUp) {
        if (secret == null || !SECRET.matcher(secret).matches()) {
            return Optional.empty();
        }
        String whose = setUp
                ? "kind = 'SET_UP'"
                : "kind <> 'SET_UP' and exists (select 1 from person p where p.id = person and p.active)";
        return jdbc.sql("select * from access_link where sha256 = ? and ended_at is null and expires_at > ? and "
                        + whose)
                .params(CanonicalJson.sha256(secret), Instants.utc(clock.instant()))
                .query((row, number) -> read(row))
                .optional();
    }

    /** Uses the link up; false where another request was first. */
    public boolean use(AccessLink link) {
        return jdbc.sql("update access_link set ended_at = ? where sha256 = ? and ended_at is null")
                        .params(Instants.utc(clock.instant()), link.sha256())
                        .update()
                == 1;
    }

    /** Whether the person was given a link of this kind within this time. */
    public boolean wasMade(LinkKind kind, String person, Duration within) {
        return jdbc.sql("select 1 from access_link where person = ? and kind = ? and created_at > ? limit 1")
                .params(person, kind.name(), Instants.utc(clock.instant().minus(within)))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Voids the open links of one person. */
    public void end(String person) {
        jdbc.sql("update access_link set ended_at = ? where person = ? and ended_at is null")
                .params(Instants.utc(clock.instant()), person)
                .update();
    }

    /** Voids the open links for the set-up, those of other nodes too. */
    public void endSetUp() {
        jdbc.sql("update access_link set ended_at = ? where kind = 'SET_UP' and ended_at is null")
                .param(Instants.utc(clock.instant()))
                .update();
    }

    @Override
    public void deactivated(String person) {
        end(person);
    }

    @Override
    public String name() {
        return "access-links";
    }

    @Override
    public int remove(int most) {
        return transactions.run(() -> jdbc.sql("delete from access_link where sha256 in"
                        + " (select sha256 from access_link where expires_at < ? order by expires_at limit ?)")
                .params(Instants.utc(clock.instant().minus(KEPT)), most)
                .update());
    }

    private static AccessLink read(ResultSet row) throws SQLException {
        return new AccessLink(
                row.getString("sha256"),
                LinkKind.valueOf(row.getString("kind")),
                row.getString("person"),
                row.getBoolean("forced"),
                Instants.read(row, "created_at"),
                Instants.read(row, "expires_at"));
    }
}

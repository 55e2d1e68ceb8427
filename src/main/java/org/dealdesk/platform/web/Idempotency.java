package org.dealdesk.platform.web;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.Retention;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Requests that may be sent again. The key is stored with the effect, in the effect's own transaction: a repeat replays the first
 * successful answer, and what failed left no key behind.
 */
@Repository
public class Idempotency implements Retention {

    public static final Duration KEPT = Duration.ofDays(30);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

    /** As long as one waits for a lock of the database itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** One request at a time on this node. */
    private record Holder(String person, String path, String key) {}

    private final Map<Holder, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    Idempotency(JdbcTemplate jdbc, Transactions transactions, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Whose request this is, and by what it is recognised.
     *
     * @param caller a replay is refused to those who have lost a role since
     * @param sha256 covers the body and the query
     */
    public record Request(Caller caller, String path, String key, String sha256) {

        private static final int LONGEST_PATH = 300;

        /** A path longer than any address of the product is stored as its beginning and its hash. */
        public Request {
            if (path.length() > LONGEST_PATH) {
                path = path.substring(0, LONGEST_PATH - 65) + "#" + CanonicalJson.sha256(path);
            }
        }

        String person() {
            return caller.id();
        }

        private Set<String> rights() {
            Set<String> rights = new TreeSet<>();
            caller.roles().forEach(role -> rights.add(role.name()));
            caller.leadOf().forEach(role -> rights.add("LEAD_" + role.name()));
            return rights;
        }
    }

    /**
     * An answer as it can be stored and sent again.
     *
     * @param kept the body as it is stored and replayed: without what may be told only once
     */
    public record Answer(int status, String etag, String location, String body, boolean replayed, String kept) {

        public Answer(int status, String etag, String location, String body, boolean replayed) {
            this(status, etag, location, body, replayed, body);
        }
    }

    /** Runs the effect in one transaction with its key; without a key the effect just runs. */
    public Answer once(Request request, Supplier<Answer> effect) {
        return once(request, null, nothing -> effect.get());
    }

    /**
     * The same with something that is done before the transaction, because it takes long or waits for others; it is not done for a
     * request that is answered already.
     *
     * @param before null where there is nothing to do before
     */
    public <P> Answer once(Request request, Supplier<P> before, Function<P, Answer> effect) {
        if (request.key() == null) {
            P prepared = before == null ? null : before.get();
            return transactions.run(() -> effect.apply(prepared));
        }
        if (!KEY.matcher(request.key()).matches()) {
            throw InvalidInput.of(
                    "", "invalid-idempotency-key", "Idempotency-Key must be 1 to 200 visible ASCII characters");
        }
        if (before == null) {
            return alone(request, () -> transactions.run(() -> perform(request, () -> effect.apply(null))));
        }
        return alone(request, () -> answered(request).orElseGet(() -> {
            P prepared = before.get();
            return transactions.run(() -> perform(request, () -> effect.apply(prepared)));
        }));
    }

    /** Waits a while for a request with the same key on this node; those on other nodes hold a lock on the key's row. */
    private Answer alone(Request request, Supplier<Answer> work) {
        Holder holder = new Holder(request.person(), request.path(), request.key());
        CompletableFuture<Void> mine = new CompletableFuture<>();
        long until = System.nanoTime() + PATIENCE.toNanos();
        CompletableFuture<Void> other = running.putIfAbsent(holder, mine);
        while (other != null) {
            try {
                other.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException stillRunning) {
                throw inProgress();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw inProgress();
            }
            other = running.putIfAbsent(holder, mine);
        }
        try {
            return work.get();
        } finally {
            running.remove(holder);
            mine.complete(null);
        }
    }

    private static Refusal inProgress() {
        return new Refusal(
                ProblemType.IDEMPOTENCY_KEY_IN_PROGRESS,
                "Ask again with the same key to learn how the first one ended");
    }

    @Override
    public String name() {
        return "idempotency-keys";
    }

    /** Forgets keys past their time. */
    @Override
    public int remove(int most) {
        return transactions.run(
                () -> jdbc.sql("""
                        delete from idempotency_key where (person, path, request_key) in
                          (select person, path, request_key from idempotency_key where created_at < ?
                            order by created_at limit ?)
                        """).params(now().minus(KEPT), most).update());
    }

    private Answer perform(Request request, Supplier<Answer> effect) {
        if (!reserve(request)) {
            return answered(request).orElseThrow(Idempotency::reused);
        }
        Answer answer = effect.get();
        jdbc.sql("""
                        update idempotency_key set status = ?, headers = ?, answer = ?
                         where person = ? and path = ? and request_key = ?
                        """)
                .params(
                        answer.status(),
                        headers(answer),
                        answer.kept(),
                        request.person(),
                        request.path(),
                        request.key())
                .update();
        return answer;
    }

    /** False if the key is taken. While another transaction holds it undecided, this waits as long as the database waits for a lock. */
    private boolean reserve(Request request) {
        try {
            return jdbc.sql("""
                                    insert into idempotency_key (person, path, request_key, request_sha, created_at, rights)
                                    select ?, ?, ?, ?, ?, ? where not exists
                                      (select 1 from idempotency_key where person = ? and path = ? and request_key = ?)
                                    """)
                            .params(
                                    request.person(),
                                    request.path(),
                                    request.key(),
                                    request.sha256(),
                                    now(),
                                    String.join(",", request.rights()),
                                    request.person(),
                                    request.path(),
                                    request.key())
                            .update()
                    == 1;
        } catch (PessimisticLockingFailureException stillRunning) {
            throw inProgress();
        }
    }

    /** The stored answer; empty where the key is new. */
    private Optional<Answer> answered(Request request) {
        record Stored(String sha256, String rights, Answer answer) {}
        Optional<Stored> stored = jdbc.sql(
                        "select * from idempotency_key where person = ? and path = ? and request_key = ?")
                .params(request.person(), request.path(), request.key())
                .query((row, number) -> {
                    String[] headers = row.getString("headers").split("\n", -1);
                    return new Stored(
                            row.getString("request_sha"),
                            row.getString("rights"),
                            new Answer(
                                    row.getInt("status"),
                                    headers[0].isEmpty() ? null : headers[0],
                                    headers[1].isEmpty() ? null : headers[1],
                                    row.getString("answer"),
                                    true));
                })
                .optional();
        if (stored.isPresent() && !stored.get().sha256().equals(request.sha256())) {
            throw reused();
        }
        stored.ifPresent(found -> requireRights(request, found.rights()));
        return stored.map(Stored::answer);
    }

    private static Refusal reused() {
        return new Refusal(
                ProblemType.IDEMPOTENCY_KEY_REUSED, "The key belongs to a request with another body; use a new key");
    }

    private static void requireRights(Request request, String rights) {
        if (!rights.isEmpty() && !request.rights().containsAll(List.of(rights.split(",", -1)))) {
            throw SecurityLog.refuse(
                    ProblemType.FORBIDDEN,
                    request.caller(),
                    "It was answered before, when you held a role that you have lost");
        }
    }

    private static String headers(Answer answer) {
        return (answer.etag() == null ? "" : answer.etag()) + "\n"
                + (answer.location() == null ? "" : answer.location());
    }

    private OffsetDateTime now() {
        return Instants.utc(clock.instant());
    }
}

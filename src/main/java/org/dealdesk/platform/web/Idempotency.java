package org.dealdesk.platform.web;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.Retention;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
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

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    Idempotency(JdbcTemplate jdbc, Transactions transactions, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whose request this is, and by what it is recognised. {@code sha256} covers the body and the query. */
    public record Request(String person, String path, String key, String sha256) {

        private static final int LONGEST_PATH = 300;

        /** A path longer than any address of the product is stored as its beginning and its hash. */
        public Request {
            if (path.length() > LONGEST_PATH) {
                path = path.substring(0, LONGEST_PATH - 65) + "#" + CanonicalJson.sha256(path);
            }
        }
    }

    /** An answer as it can be stored and sent again. */
    public record Answer(int status, String etag, String location, String body, boolean replayed) {}

    /** Runs the effect in one transaction with its key; without a key the effect just runs. */
    public Answer once(Request request, Supplier<Answer> effect) {
        if (request.key() == null) {
            return transactions.run(effect);
        }
        if (!KEY.matcher(request.key()).matches()) {
            throw InvalidInput.of(
                    "", "invalid-idempotency-key", "Idempotency-Key must be 1 to 200 visible ASCII characters");
        }
        return transactions.run(() -> perform(request, effect));
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
            return replay(request);
        }
        Answer answer = effect.get();
        jdbc.sql("""
                        update idempotency_key set status = ?, headers = ?, answer = ?
                         where person = ? and path = ? and request_key = ?
                        """)
                .params(
                        answer.status(),
                        headers(answer),
                        answer.body(),
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
                                    insert into idempotency_key (person, path, request_key, request_sha, created_at)
                                    select ?, ?, ?, ?, ? where not exists
                                      (select 1 from idempotency_key where person = ? and path = ? and request_key = ?)
                                    """)
                            .params(
                                    request.person(),
                                    request.path(),
                                    request.key(),
                                    request.sha256(),
                                    now(),
                                    request.person(),
                                    request.path(),
                                    request.key())
                            .update()
                    == 1;
        } catch (PessimisticLockingFailureException stillRunning) {
            throw new Refusal(
                    ProblemType.IDEMPOTENCY_KEY_IN_PROGRESS,
                    "Ask again with the same key to learn how the first one ended");
        }
    }

    private Answer replay(Request request) {
        record Stored(String sha256, Answer answer) {}
        Optional<Stored> stored = jdbc.sql(
                        "select * from idempotency_key where person = ? and path = ? and request_key = ?")
                .params(request.person(), request.path(), request.key())
                .query((row, number) -> {
                    String[] headers = row.getString("headers").split("\n", -1);
                    return new Stored(
                            row.getString("request_sha"),
                            new Answer(
                                    row.getInt("status"),
                                    headers[0].isEmpty() ? null : headers[0],
                                    headers[1].isEmpty() ? null : headers[1],
                                    row.getString("answer"),
                                    true));
                })
                .optional();
        if (stored.isEmpty() || !stored.get().sha256().equals(request.sha256())) {
            throw new Refusal(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "The key belongs to a request with another body; use a new key");
        }
        return stored.get().answer();
    }

    private static String headers(Answer answer) {
        return (answer.etag() == null ? "" : answer.etag()) + "\n"
                + (answer.location() == null ? "" : answer.location());
    }

    private OffsetDateTime now() {
        return Instants.utc(clock.instant());
    }
}

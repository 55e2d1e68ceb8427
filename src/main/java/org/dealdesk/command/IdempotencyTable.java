package org.dealdesk.command;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.Retention;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code idempotency_key}; keys are removed after some time. */
@Repository
public class IdempotencyTable implements IdempotencyKeys, Retention {

    public static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    IdempotencyTable(JdbcTemplate jdbc, Transactions transactions, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public boolean reserve(Command command) {
        IdempotencyKey key = command.key();
        String person = command.caller().id();
        try {
            return jdbc.sql("""
                                    insert into idempotency_key (person, path, request_key, request_sha, created_at, rights)
                                    select ?, ?, ?, ?, ?, ? where not exists
                                      (select 1 from idempotency_key where person = ? and path = ? and request_key = ?)
                                    """)
                            .params(
                                    person,
                                    key.address(),
                                    key.key(),
                                    key.sha256(),
                                    now(),
                                    Rights.of(command.caller()).toString(),
                                    person,
                                    key.address(),
                                    key.key())
                            .update()
                    == 1;
        } catch (PessimisticLockingFailureException stillRunning) {
            throw RunningCommands.inProgress();
        }
    }

    @Override
    public void store(Command command, Done<?> done, String answer) {
        jdbc.sql("""
                        update idempotency_key set subject = ?, outcome = ?, answer = ?
                         where person = ? and path = ? and request_key = ?
                        """)
                .params(
                        done.subject(),
                        done.outcome(),
                        answer,
                        command.caller().id(),
                        command.key().address(),
                        command.key().key())
                .update();
    }

    @Override
    public Optional<Stored> find(Command command) {
        return jdbc.sql("select * from idempotency_key where person = ? and path = ? and request_key = ?")
                .params(
                        command.caller().id(),
                        command.key().address(),
                        command.key().key())
                .query((row, number) -> new Stored(
                        row.getString("request_sha"),
                        Rights.parse(row.getString("rights")),
                        row.getString("subject"),
                        row.getString("outcome"),
                        row.getString("answer")))
                .optional();
    }

    @Override
    public String name() {
        return "idempotency-keys";
    }

    @Override
    public int remove(int most) {
        return transactions.run(
                () -> jdbc.sql("""
                        delete from idempotency_key where (person, path, request_key) in
                          (select person, path, request_key from idempotency_key where created_at < ?
                            order by created_at limit ?)
                        """).params(now().minus(KEPT), most).update());
    }

    private OffsetDateTime now() {
        return Instants.utc(clock.instant());
    }
}

package org.dealdesk.command;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dealdesk.approval.deadline.ExpireDeals;
import org.dealdesk.approval.work.ExpiryDue;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.FreshSignIn;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Performs commands. Each is one transaction, in which its idempotency key is stored with its effect: a repeated command shows how the
 * first one ended, and what failed leaves no key. An expiry that is due is recorded before, in a transaction of its own.
 */
@Component
public class Commands {

    /** As long as the database waits for a lock. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final Consumer<DealNumber> expire;
    private final UseCaseLog log;
    private final RunningCommands running = new RunningCommands(PATIENCE);

    @Autowired
    Commands(IdempotencyKeys keys, Transactions transactions, ExpireDeals expiries, MeterRegistry metrics) {
        this(keys, transactions, expiries::expire, metrics);
    }

    Commands(IdempotencyKeys keys, Transactions transactions, Consumer<DealNumber> expire, MeterRegistry metrics) {
        this.keys = keys;
        this.transactions = transactions;
        this.expire = expire;
        this.log = new UseCaseLog(metrics);
    }

    /** Performs the command; its value is a text, or null. */
    public Done<String> perform(Command command, Supplier<Done<String>> work) {
        return perform(command, ReplayFormat.TEXT, work);
    }

    public <R> Done<R> perform(Command command, ReplayFormat<R> format, Supplier<Done<R>> work) {
        return log.report(command, () -> {
            requireFresh(command);
            return once(command, format, null, nothing -> work.get());
        });
    }

    /**
     * The same with something that takes long or waits for others, and is therefore done before the transaction.
     *
     * @param before not called for a repeated command
     */
    public <P, R> Done<R> perform(
            Command command, ReplayFormat<R> format, Supplier<P> before, Function<P, Done<R>> work) {
        return log.report(command, () -> {
            requireFresh(command);
            return once(command, format, before, work);
        });
    }

    private static void requireFresh(Command command) {
        if (command.needsFreshSignIn()) {
            FreshSignIn.check(command.caller());
        }
    }

    /** Takes the key of a request whose parts are commands of their own: with another body it is refused. */
    public void begin(Command whole) {
        once(whole, ReplayFormat.TEXT, null, nothing -> Done.of("begun", null));
    }

    private <P, R> Done<R> once(
            Command command, ReplayFormat<R> format, Supplier<P> before, Function<P, Done<R>> work) {
        if (command.key() == null) {
            return inTransaction(command, before, work);
        }
        command.key().requireShape();
        return running.alone(command, () -> {
            boolean looksFirst = before != null || !command.faults().isEmpty();
            Optional<Done<R>> earlier = looksFirst ? replayed(command, format) : Optional.empty();
            return earlier.orElseGet(() -> inTransaction(
                            command, before, prepared -> withKey(command, format, () -> work.apply(prepared)))
                    .or(() -> replayed(command, format))
                    .orElseThrow(Commands::reused));
        });
    }

    /** Refuses what is wrong with the input, prepares, and does the work in one transaction. */
    private <P, T> T inTransaction(Command command, Supplier<P> before, Function<P, T> work) {
        command.faults().refuseIfAny();
        P prepared = before == null ? null : before.get();
        try {
            return transactions.run(() -> work.apply(prepared));
        } catch (ExpiryDue due) {
            expire.accept(due.number());
            return transactions.run(() -> work.apply(prepared));
        }
    }

    /** Does the work and stores its key with it; empty where the key is taken. */
    private <R> Optional<Done<R>> withKey(Command command, ReplayFormat<R> format, Supplier<Done<R>> work) {
        if (!keys.reserve(command)) {
            return Optional.empty();
        }
        Done<R> done = work.get().about(command.subject());
        keys.store(command, done, format.write(done.value()));
        return Optional.of(done);
    }

    /** How the command ended before; refuses a caller who has lost a role since. Empty where the key is new. */
    private <R> Optional<Done<R>> replayed(Command command, ReplayFormat<R> format) {
        Optional<IdempotencyKeys.Stored> found = keys.find(command);
        found.ifPresent(stored -> {
            if (!stored.sha256().equals(command.key().sha256())) {
                throw reused();
            }
            if (!Rights.of(command.caller()).include(stored.rights())) {
                throw SecurityLog.refuse(
                        ProblemType.FORBIDDEN,
                        command.caller(),
                        "It was answered before, when you held a role that you no longer hold");
            }
        });
        return found.map(stored ->
                new Done<>(stored.subject(), stored.outcome(), format.read(stored.answer(), command.caller()), true));
    }

    private static Refusal reused() {
        return new Refusal(
                ProblemType.IDEMPOTENCY_KEY_REUSED, "The key belongs to a request with another body; use a new key");
    }
}

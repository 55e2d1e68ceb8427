package org.dealdesk.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.dealdesk.approval.work.ExpiryDue;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.testing.database.RememberedTransactions;
import org.dealdesk.testing.product.LogLines;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

/** Key, transaction, retry, expiry, log line and metric of a command, without a database. */
class CommandsTests {

    private static final DealNumber DEAL = DealNumber.parse("D-000123").orElseThrow();
    private static final Caller REP = new Caller("rep", Set.of(Role.SALES_REP), Set.of());

    private final RememberedTransactions manager = new RememberedTransactions();
    private final RememberedKeys keys = new RememberedKeys();
    private final Transactions transactions = new Transactions(manager);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<String> expired = new ArrayList<>();
    private final Commands commands = new Commands(keys, transactions, this::expire, metrics);
    private final List<String> worked = new ArrayList<>();

    private void expire(DealNumber number) {
        transactions.run(() -> expired.add(number.toString()));
    }

    private static Command command() {
        return Command.of("submit", REP).about(DEAL);
    }

    private static Command keyed(String asked) {
        return command().once(IdempotencyKey.of("POST /deals", "key-1", asked));
    }

    private Supplier<Done<String>> work(String value) {
        return () -> transactions.join(() -> {
            worked.add(value);
            return Done.of("IN_REVIEW", value);
        });
    }

    private static Supplier<Done<String>> refusing(ProblemType type) {
        return () -> {
            throw new Refusal(type, "no");
        };
    }

    private static ProblemType refusalOf(Runnable performing) {
        return catchThrowableOfType(Refusal.class, performing::run).type();
    }

    private long counted(String outcome) {
        return metrics.get("dealdesk.use.case")
                .tags("name", "submit", "outcome", outcome)
                .timer()
                .count();
    }

    @Test
    void isOneTransaction() {
        Done<String> done = commands.perform(command(), work("done"));
        assertThat(done).isEqualTo(new Done<>("D-000123", "IN_REVIEW", "done", false));
        assertThat(manager.happened()).containsExactly("begin 1", "commit 1");
        assertThat(counted("in_review")).isEqualTo(1);
    }

    @Test
    void repeatsShowHowTheFirstOneEnded() {
        commands.perform(keyed("a"), work("first"));
        Done<String> again = commands.perform(keyed("a"), work("second"));
        assertThat(again).isEqualTo(new Done<>("D-000123", "IN_REVIEW", "first", true));
        assertThat(worked).containsExactly("first");
        assertThat(counted("replayed")).isEqualTo(1);
    }

    @Test
    void refusesTheSameKeyWithAnotherBody() {
        commands.perform(keyed("a"), work("first"));
        assertThat(refusalOf(() -> commands.perform(keyed("b"), work("second"))))
                .isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertThat(worked).containsExactly("first");
    }

    @Test
    void refusesTheSameKeyWithAnotherBodyBeforeItsFaults() {
        commands.perform(keyed("a"), work("first"));
        Input<String> empty =
                Input.of(JsonNodeFactory.instance.objectNode(), fields -> fields.identifier("review", 100));
        assertThat(refusalOf(() -> commands.perform(keyed("b").with(empty), work("second"))))
                .isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void keysOfDifferentPeopleAreApart() {
        commands.perform(keyed("a"), work("first"));
        Command other = Command.of("submit", new Caller("rep2", Set.of(), Set.of()))
                .once(keyed("b").key());
        assertThat(commands.perform(other, work("second")).replayed()).isFalse();
    }

    @Test
    void showsNoReplayToACallerWhoHasLostARole() {
        commands.perform(keyed("a"), work("first"));
        Command without = Command.of("submit", new Caller("rep", Set.of(Role.AUDITOR), Set.of()))
                .once(keyed("a").key());
        assertThat(refusalOf(() -> commands.perform(without, work("second")))).isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void asksTheFormatWhetherAReplayMayBeSeen() {
        ReplayFormat<String> hidden = new ReplayFormat<>() {
            @Override
            public String write(String value) {
                return value;
            }

            @Override
            public String read(String stored, Caller caller) {
                throw Refusal.notFound("deal of " + caller.id());
            }
        };
        commands.perform(keyed("a"), hidden, work("first"));
        assertThat(refusalOf(() -> commands.perform(keyed("a"), hidden, work("second"))))
                .isEqualTo(ProblemType.NOT_FOUND);
    }

    @Test
    void whatFailedLeavesNoKey() {
        assertThat(refusalOf(() -> commands.perform(keyed("a"), refusing(ProblemType.WRONG_STATUS))))
                .isEqualTo(ProblemType.WRONG_STATUS);
        keys.rollBack();
        assertThat(commands.perform(keyed("b"), work("second")).replayed()).isFalse();
    }

    @Test
    void refusesAKeyThatIsNone() {
        Command wrong = command().once(IdempotencyKey.of("POST /deals", "two words", "a"));
        assertThatThrownBy(() -> commands.perform(wrong, work("never"))).isInstanceOf(InvalidInput.class);
        assertThat(worked).isEmpty();
        assertThat(counted("invalid")).isEqualTo(1);
    }

    @Test
    void faultsEndTheCommandBeforeItsTransaction() {
        Input<String> empty =
                Input.of(JsonNodeFactory.instance.objectNode(), fields -> fields.identifier("review", 100));
        assertThatThrownBy(() -> commands.perform(command().with(empty), work("never")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> commands.perform(keyed("a").with(empty), work("never")))
                .isInstanceOf(InvalidInput.class);
        assertThat(manager.happened()).isEmpty();
        assertThat(counted("invalid")).isEqualTo(2);
    }

    @Test
    void preparesOutsideTheTransactionAndOnlyOnce() {
        List<String> prepared = new ArrayList<>();
        Supplier<String> before = () -> {
            assertThat(manager.happened()).isEmpty();
            prepared.add("prepared");
            return "first";
        };
        commands.perform(
                keyed("a"), ReplayFormat.TEXT, before, value -> work(value).get());
        Done<String> again = commands.perform(
                keyed("a"), ReplayFormat.TEXT, before, value -> work(value).get());
        assertThat(again.value()).isEqualTo("first");
        assertThat(prepared).hasSize(1);
    }

    @Test
    void recordsADueExpiryAloneAndPerformsAgain() {
        Supplier<Done<String>> work = () -> {
            worked.add("tried");
            if (expired.isEmpty()) {
                throw new ExpiryDue(DEAL);
            }
            return Done.of("EXPIRED", "done");
        };
        assertThat(commands.perform(keyed("a"), work).value()).isEqualTo("done");
        assertThat(expired).containsExactly("D-000123");
        assertThat(worked).hasSize(2);
        assertThat(manager.happened())
                .containsExactly("begin 1", "roll back 1", "begin 2", "commit 2", "begin 3", "commit 3");
    }

    @Test
    void aRefusalAfterAnExpiryLeavesTheExpiryStored() {
        Supplier<Done<String>> work = () -> {
            if (expired.isEmpty()) {
                throw new ExpiryDue(DEAL);
            }
            throw new Refusal(ProblemType.WRONG_STATUS, "expired");
        };
        assertThat(refusalOf(() -> commands.perform(command(), work))).isEqualTo(ProblemType.WRONG_STATUS);
        assertThat(manager.happened())
                .containsExactly("begin 1", "roll back 1", "begin 2", "commit 2", "begin 3", "roll back 3");
    }

    @Test
    void triesAgainAfterACollisionWithItsKey() {
        Supplier<Done<String>> work = () -> {
            worked.add("tried");
            if (worked.size() == 1) {
                throw new CannotAcquireLockException("held");
            }
            return Done.of("IN_REVIEW", "done");
        };
        assertThat(commands.perform(keyed("a"), work).value()).isEqualTo("done");
        assertThat(keys.reservations()).isEqualTo(2);
        assertThat(manager.happened()).containsExactly("begin 1", "roll back 1", "begin 2", "commit 2");
        assertThat(counted("in_review")).isEqualTo(1);
    }

    @Test
    void refusesToBeginInsideATransaction() {
        assertThatThrownBy(() -> transactions.run(() -> commands.perform(command(), work("never"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(worked).isEmpty();
    }

    @Test
    void logsRefusalsAndFailuresWithTheirDeal() {
        try (LogLines lines = LogLines.ofAll()) {
            assertThat(refusalOf(() -> commands.perform(command(), refusing(ProblemType.WRONG_STATUS))))
                    .isEqualTo(ProblemType.WRONG_STATUS);
            assertThatThrownBy(() -> commands.perform(command(), () -> {
                        throw new UnsupportedOperationException();
                    }))
                    .isInstanceOf(UnsupportedOperationException.class);
            commands.perform(Command.of("create", REP), () -> Done.of(DEAL, "DRAFT", null));
            assertThat(refusalOf(() -> commands.perform(Command.of("create", REP), refusing(ProblemType.DEAL_BLOCKED))))
                    .isEqualTo(ProblemType.DEAL_BLOCKED);
            assertThat(lines.containing("use_case="))
                    .extracting(line -> line.replaceAll("(?s).*(use_case=.* ms=)[0-9]+.*", "$1"))
                    .containsExactly(
                            "use_case=submit deal=D-000123 actor=rep outcome=wrong-status ms=",
                            "use_case=submit deal=D-000123 actor=rep outcome=failed ms=",
                            "use_case=create deal=D-000123 actor=rep outcome=DRAFT ms=",
                            "use_case=create deal=- actor=rep outcome=deal-blocked ms=");
        }
    }

    @Test
    void aKeyForTheWholeIsRefusedWithAnotherBody() {
        commands.begin(keyed("a"));
        commands.begin(keyed("a"));
        assertThat(refusalOf(() -> commands.begin(keyed("b")))).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
    }
}

package org.dealdesk.platform.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.database.RememberedTransactions;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;

/** Who begins a transaction, who takes part in one, and what is done afterwards. */
class TransactionsTests {

    private final RememberedTransactions manager = new RememberedTransactions();
    private final Transactions transactions = new Transactions(manager);

    @Test
    void runBeginsOne() {
        assertThat(transactions.run(() -> "done")).isEqualTo("done");
        assertThat(manager.happened()).containsExactly("begin 1", "commit 1");
    }

    @Test
    void runRefusesInsideAnother() {
        assertThatThrownBy(() -> transactions.run(() -> transactions.run(() -> "never")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has begun already");
        assertThat(manager.happened()).containsExactly("begin 1", "roll back 1");
    }

    @Test
    void runRefusesInsideOneThatOnlyReads() {
        assertThatThrownBy(() -> transactions.read(() -> transactions.run(() -> "never")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void joinTakesPartInTheOneAtHand() {
        assertThat(transactions.<String>run(() -> transactions.join(() -> "done")))
                .isEqualTo("done");
        assertThat(manager.happened()).containsExactly("begin 1", "commit 1");
    }

    @Test
    void joinRefusesWhereNoneHasBegun() {
        assertThatThrownBy(() -> transactions.join(() -> "never"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No transaction");
    }

    @Test
    void runNewStaysStoredWhenTheOuterOneIsRolledBack() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    transactions.runNew(() -> "stored");
                    throw new UnsupportedOperationException();
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(manager.happened()).containsExactly("begin 1", "begin 2", "commit 2", "roll back 1");
    }

    @Test
    void runNewNeedsNoOuterOne() {
        assertThat(transactions.runNew(() -> "done")).isEqualTo("done");
        assertThat(manager.happened()).containsExactly("begin 1", "commit 1");
    }

    @Test
    void readTakesPartInTheOneAtHandOrBeginsOneThatOnlyReads() {
        transactions.run(() -> transactions.read(() -> "in it"));
        transactions.read(() -> "alone");
        assertThat(manager.happened()).containsExactly("begin 1", "commit 1", "read 2", "commit 2");
    }

    @Test
    void triesAgainAfterACollision() {
        List<String> tries = new ArrayList<>();
        String result = transactions.run(() -> {
            tries.add("try");
            if (tries.size() == 1) {
                throw new CannotAcquireLockException("held");
            }
            if (tries.size() == 2) {
                throw new DuplicateKeyException("there");
            }
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(manager.happened())
                .containsExactly("begin 1", "roll back 1", "begin 2", "roll back 2", "begin 3", "commit 3");
    }

    @Test
    void givesUpAfterFiveTries() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    throw new CannotAcquireLockException("held");
                }))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(manager.happened()).hasSize(10);
    }

    @Test
    void doesAfterwardsWhatTheTryThatWasStoredHasLeft() {
        List<String> done = new ArrayList<>();
        List<String> tries = new ArrayList<>();
        transactions.run(() -> {
            tries.add("try");
            transactions.afterwards(() -> done.add("after try " + tries.size()));
            if (tries.size() == 1) {
                throw new CannotAcquireLockException("held");
            }
            return done.add("in the transaction");
        });
        assertThat(done).containsExactly("in the transaction", "after try 2");
    }

    @Test
    void keepsWhatIsToBeDoneAfterwardsApart() {
        List<String> done = new ArrayList<>();
        transactions.run(() -> {
            transactions.afterwards(() -> done.add("after the outer one"));
            transactions.runNew(() -> {
                transactions.afterwards(() -> done.add("after the new one"));
                return "";
            });
            transactions.afterwards(() -> done.add("after the outer one, too"));
            return done.add("in the outer one");
        });
        assertThat(done)
                .containsExactly(
                        "after the new one", "in the outer one", "after the outer one", "after the outer one, too");
    }

    @Test
    void afterwardsIsAtOnceWhereThereIsNone() {
        List<String> done = new ArrayList<>();
        transactions.afterwards(() -> done.add("done"));
        assertThat(done).containsExactly("done");
    }
}

package org.dealdesk.approval.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.testing.database.LockedDeals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The process moves only the deal that the use case at work has locked. */
class CallInProgressTests {

    private final CallInProgress call = new CallInProgress();
    private final DealTransaction tx = LockedDeals.inReview(7);

    @Test
    void givesTheTransactionToTheProcessOfItsDeal() {
        assertThat(call.of(tx, () -> call.transaction("D-000007"))).isSameAs(tx);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"D-000008", "D-000070", "d-000007", ""})
    void refusesTheProcessOfAnotherDeal(String other) {
        assertThatThrownBy(() -> call.of(tx, () -> call.transaction(other)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The process of " + other + " moved while the use case was at D-000007");
    }

    @Test
    void refusesAProcessThatMovesOutsideAUseCase() {
        assertThatThrownBy(() -> call.transaction("D-000007"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The process of D-000007 moved outside a use case");
    }

    @Test
    void forgetsTheTransactionAfterTheCall() {
        assertThatThrownBy(() -> call.of(tx, () -> {
                    throw new IllegalArgumentException("failed");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThatThrownBy(() -> call.transaction("D-000007")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesACallWithinACall() {
        assertThatThrownBy(() -> call.of(tx, () -> call.of(LockedDeals.inReview(8), () -> null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The engine is at work on D-000007 already");
    }
}

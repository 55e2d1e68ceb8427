package org.dealdesk.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.ReviewSteps;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.history.Head;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The process moves only the deal that the use case at work has locked. */
class ApprovalStepsTests {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private final ReviewSteps steps = new ApprovalSteps(null, null, null, null, null);

    private final DealTransaction step = new DealTransaction(
            new Deal(
                    7,
                    DealStatus.IN_REVIEW,
                    "rep",
                    null,
                    new Deal.Headline("Hours", "C-1", "Customer", "USD"),
                    null,
                    1,
                    1,
                    1,
                    Head.START,
                    new Deal.Dates(NOW, NOW, NOW, null, null, null, null),
                    null),
            Set.of("rep"),
            "rep",
            NOW,
            LocalDate.of(2026, 11, 27),
            () -> {
                throw new AssertionError("nobody asks for the policy");
            });

    @BeforeEach
    void begin() {
        TransactionSynchronizationManager.bindResource(DealTransaction.class, step);
    }

    @AfterEach
    void end() {
        TransactionSynchronizationManager.unbindResourceIfPossible(DealTransaction.class);
    }

    @TestFactory
    Iterable<DynamicTest> refusesEveryCallOfAnotherDeal() {
        Map<String, Consumer<String>> calls = Map.of(
                "asks", deal -> steps.asks(deal, "FINANCE"),
                "opened", deal -> steps.reviewOpened(deal, "FINANCE", "instance", "task"),
                "cancelled", deal -> steps.reviewCancelled(deal, "task"),
                "approved", steps::approved);
        return calls.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    for (String other : new String[] {"D-000008", "D-000070", "d-000007", "", null}) {
                        assertThatThrownBy(() -> call.getValue().accept(other))
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("D-000007");
                    }
                    assertThat(step.changed()).isFalse();
                }))
                .toList();
    }

    @Test
    void takesACallOfItsOwnDeal() {
        steps.reviewCancelled("D-000007", "task");
        assertThat(step.events()).isEmpty();
    }

    @Test
    void refusesACallOutsideAUseCase() {
        end();
        assertThatThrownBy(() -> steps.approved("D-000007"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The process moved outside a use case");
    }
}

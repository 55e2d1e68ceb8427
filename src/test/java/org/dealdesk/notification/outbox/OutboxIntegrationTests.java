package org.dealdesk.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;

/** What is recorded goes out: at least once, in order per deal, and no record that was rolled back. */
class OutboxIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void tellsEverythingInOrder(Database database) {
        try (Product product = Product.fresh(database)) {
            try {
                tellsNothingOfWhatHappenedBeforeAnybodyListened(product);
                tellsEachRecordInOrder(product);
                tellsNothingOfARefusedCall(product);
                waitsForWhatFailedAndHoldsBackWhatCameAfter(product);
                givesUpAtLastAndSaysWhy(product);
                triesAgainWhatANodeDroppedWhenItDied(product);
                sharesTheWorkOfTwoNodes(product);
                goesOnWhereNobodyKnowsWhoIsConcerned(product);
                waitsForTroubleThatPasses(product);
                Invariants.mustHold(product);
            } finally {
                product.clock().reset();
            }
        }
    }

    private static void tellsNothingOfWhatHappenedBeforeAnybodyListened(Product product) {
        new Sales(product).submit(Sales.clear());
        assertThat(product.bean(Deliveries.class).backlog()).isZero();

        Listener late = new Listener();
        assertThat(Outgoing.to(late, product).dispatch()).isZero();
        somebodyListens(product);
        assertThat(Outgoing.to(late, product).dispatch()).isZero();
    }

    /** A subscriber that is told of no deal; without any, no message would wait for the dispatchers of this test. */
    private static void somebodyListens(Product product) {
        product.sql().sql("""
                        insert into webhook (id, url, events, secret, created_by, created_at)
                        values ('quiet', 'https://example.com/', 'DELEGATED', 'whsec_', 'admin', current_timestamp)
                        """).update();
    }

    private static void tellsEachRecordInOrder(Product product) {
        Listener listener = new Listener();
        String one = Sales.number(new Sales(product).submit(Sales.clear()));
        String other = Sales.number(new Sales(product).submit(Sales.forSalesOps()));
        assertThat(product.bean(Deliveries.class).backlog()).isEqualTo(7);

        Outgoing.to(listener, product).dispatch();
        Outgoing.to(listener, product).dispatch();

        assertThat(listener.of(one))
                .containsExactly("DEAL_CREATED", "DEAL_SUBMITTED", "DEAL_APPROVED", "COMMISSION_ACCRUED");
        assertThat(listener.of(other)).containsExactly("DEAL_CREATED", "DEAL_SUBMITTED", "REVIEW_OPENED");
        assertThat(product.bean(Deliveries.class).backlog()).isZero();
    }

    private static void tellsNothingOfARefusedCall(Product product) {
        Listener listener = new Listener();
        product.as("rep").post("/deals?submit=true", Sales.blocked()).refused(422, "deal-blocked");

        Outgoing.to(listener, product).dispatch();
        assertThat(listener.told).isEmpty();
    }

    private static void waitsForWhatFailedAndHoldsBackWhatCameAfter(Product product) {
        Listener listener = new Listener();
        Outgoing dispatcher = Outgoing.to(listener, product);
        String stuck = Sales.number(new Sales(product).submit(Sales.clear()));
        String free = Sales.number(new Sales(product).submit(Sales.clear()));
        listener.refuses = stuck;

        assertThat(dispatcher.dispatch()).isEqualTo(5);
        assertThat(listener.of(free)).hasSize(4);
        assertThat(listener.of(stuck)).isEmpty();
        assertThat(dispatcher.dispatch()).as("not before its time").isZero();

        product.clock().advance(Duration.ofSeconds(8));
        assertThat(dispatcher.dispatch()).isOne();
        listener.refuses = null;
        product.clock().advance(Duration.ofSeconds(16));
        dispatcher.dispatch();
        assertThat(listener.of(stuck))
                .containsExactly("DEAL_CREATED", "DEAL_SUBMITTED", "DEAL_APPROVED", "COMMISSION_ACCRUED");
    }

    private static void givesUpAtLastAndSaysWhy(Product product) {
        Listener listener = new Listener();
        Outgoing dispatcher = Outgoing.to(listener, product);
        listener.refuses =
                product.as("rep").post("/deals", Sales.clear()).expect(201).text("/number");
        for (int attempt = 1; attempt <= 18; attempt++) {
            assertThat(dispatcher.dispatch()).isOne();
            product.clock().advance(Duration.ofHours(13));
        }
        assertThat(dispatcher.dispatch()).isZero();
        Delivery dead = product.bean(Deliveries.class).of(listener.id(), "g", 1).get(0);
        assertThat(dead.progress().state()).isEqualTo(Delivery.State.DEAD);
        assertThat(dead.progress().attempts()).isEqualTo(18);
        assertThat(dead.reason()).isEqualTo("does not feel like it");
        assertThat(product.bean(Deliveries.class).dead()).isOne();

        listener.refuses = null;
        assertThat(product.bean(Deliveries.class).replay(dead.id(), listener.id(), product.now()))
                .isTrue();
        assertThat(dispatcher.dispatch()).isOne();
        assertThat(product.bean(Deliveries.class).dead()).isZero();
    }

    private static void triesAgainWhatANodeDroppedWhenItDied(Product product) {
        Listener listener = new Listener();
        Outgoing dispatcher = Outgoing.to(listener, product);
        listener.dies = true;
        String number =
                product.as("rep").post("/deals", Sales.clear()).expect(201).text("/number");
        assertThat(dispatcher.dispatch()).as("and its thread lives on").isZero();
        listener.dies = false;
        assertThat(dispatcher.dispatch()).as("somebody may still be at it").isZero();
        product.clock().advance(Duration.ofMinutes(3));
        assertThat(dispatcher.dispatch()).isOne();
        assertThat(listener.of(number)).containsExactly("DEAL_CREATED");
    }

    private static void sharesTheWorkOfTwoNodes(Product product) {
        Listener listener = new Listener();
        List<String> numbers = new ArrayList<>();
        for (int deal = 0; deal < 5; deal++) {
            numbers.add(Sales.number(new Sales(product).submit(Sales.clear())));
        }
        Together.act(() -> Outgoing.to(listener, product).dispatch(), () -> Outgoing.to(listener, product)
                .dispatch());
        Outgoing.to(listener, product).dispatch();

        assertThat(listener.told).hasSize(20);
        numbers.forEach(number -> assertThat(listener.of(number))
                .containsExactly("DEAL_CREATED", "DEAL_SUBMITTED", "DEAL_APPROVED", "COMMISSION_ACCRUED"));
    }

    private static void goesOnWhereNobodyKnowsWhoIsConcerned(Product product) {
        for (RuntimeException broken : List.of(
                new IllegalStateException("no idea"),
                new DataIntegrityViolationException("a row that cannot be"),
                new BadSqlGrammarException("asking", "selekt", new SQLException("syntax")))) {
            Listener listener = new Listener();
            listener.trouble = broken;
            long dead = product.bean(Deliveries.class).dead();
            listener.baffles = draft(product);
            String other = draft(product);

            assertThat(Outgoing.to(listener, product).dispatch()).isOne();
            assertThat(listener.of(other)).containsExactly("DEAL_CREATED");
            assertThat(product.bean(Deliveries.class).dead()).isEqualTo(dead + 1);
            assertThat(product.bean(Deliveries.class).backlog()).isZero();
        }
    }

    /** Trouble that should pass is waited for, and others are told meanwhile; but one record does not wait for ever. */
    private static void waitsForTroubleThatPasses(Product product) {
        Listener listener = new Listener();
        listener.trouble = new CannotAcquireLockException("somebody else has it");
        listener.baffles = draft(product);
        String other = draft(product);
        Outgoing outgoing = Outgoing.to(listener, product);
        assertThat(outgoing.dispatch()).isOne();
        assertThat(listener.of(other)).containsExactly("DEAL_CREATED");
        assertThat(product.bean(Deliveries.class).backlog()).isOne();

        String late = listener.baffles;
        listener.baffles = null;
        assertThat(outgoing.dispatch()).isOne();
        assertThat(listener.of(late)).containsExactly("DEAL_CREATED");

        listener.baffles = draft(product);
        for (int round = 1; round < HandOut.MOST_TRIES; round++) {
            outgoing.dispatch();
            assertThat(product.bean(Deliveries.class).backlog()).isOne();
        }
        outgoing.dispatch();
        assertThat(product.bean(Deliveries.class).backlog()).isZero();
    }

    private static String draft(Product product) {
        return product.as("rep").post("/deals", Sales.clear()).expect(201).text("/number");
    }

    /** Remembers what it is told, unless it refuses or dies. */
    private static final class Listener implements Subscribers, Subscriber {

        private static int made;

        private final String id = "listener-" + ++made;
        private final List<HistoryRecord> told = new CopyOnWriteArrayList<>();
        private volatile String refuses;
        private volatile String baffles;
        private volatile RuntimeException trouble;
        private volatile boolean dies;

        List<String> of(String deal) {
            return told.stream()
                    .filter(record -> record.deal().equals(deal))
                    .map(record -> record.type().name())
                    .toList();
        }

        String id() {
            return id;
        }

        @Override
        public Answer tell(String deliveryId, HistoryRecord record) {
            if (dies) {
                throw new Error("the node is gone");
            }
            if (record.deal().equals(refuses)) {
                return Answer.failed(503, "does not feel like it");
            }
            told.add(record);
            return Answer.arrived(200);
        }

        @Override
        public boolean always() {
            return true;
        }

        @Override
        public Lane lane() {
            return Lane.WEBHOOK;
        }

        @Override
        public Batch batch() {
            return record -> {
                if (record.deal().equals(baffles)) {
                    throw trouble;
                }
                return List.of(Addressee.now(id, lane()));
            };
        }

        @Override
        public Optional<Subscriber> find(String wanted) {
            return wanted.equals(id) ? Optional.of(this) : Optional.empty();
        }
    }
}

package org.dealdesk.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.dealdesk.notification.mail.MailServer.Mail;
import org.dealdesk.notification.outbox.Attempts;
import org.dealdesk.notification.outbox.Deliveries;
import org.dealdesk.notification.outbox.Lane;
import org.dealdesk.notification.outbox.Outgoing;
import org.dealdesk.notification.outbox.Subscriber;
import org.dealdesk.notification.outbox.Subscribers;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;

/** What becomes of mails while their server is away or does not answer, when a node dies, and where no recipient can be reached. */
final class MailTrouble {

    private final Product product;
    private final MailServer server;

    MailTrouble(Product product, MailServer server) {
        this.product = product;
        this.server = server;
    }

    void waitsWhileTheServerIsAway() {
        Sales sales = new Sales(product);
        server.stop();
        String one = Sales.number(sales.submit(Sales.smallForSalesOps()));
        String other = Sales.number(sales.submit(Sales.smallForSalesOps()));
        assertThat(post()).isEmpty();
        Mailing.comment(product, "rep", one, "Please look.");
        assertThat(post()).isEmpty();
        assertThat(product.bean(Deliveries.class).backlog()).isEqualTo(6);
        assertThat(reasons()).containsOnly("the mail server cannot be reached, or does not answer: ConnectException");
        Invariants.mustHold(product);

        server.start();
        assertThat(post()).as("not before its time").isEmpty();
        product.clock().advance(Duration.ofSeconds(8));
        List<Mail> late = post();
        assertThat(late).extracting(Mail::id).doesNotHaveDuplicates();
        for (String person : List.of("salesops@example.com ", "salesops2@example.com ")) {
            assertThat(Mailing.briefs(late).stream().filter(brief -> brief.startsWith(person + "[" + one)))
                    .containsExactly(
                            person + "[" + one + "] Sales Ops approval needed",
                            person + "[" + one + "] Comment by Robin Rep");
            assertThat(Mailing.briefs(late)).contains(person + "[" + other + "] Sales Ops approval needed");
        }
        assertThat(late).hasSize(6);
        assertThat(product.bean(Deliveries.class).backlog()).isZero();
    }

    void holdsNothingUpWhileTheServerSaysNothing() throws Exception {
        server.stop();
        new Sales(product).submit(Sales.smallForSalesOps());
        Outgoing.of(product).dispatch();
        ExecutorService postman = Executors.newSingleThreadExecutor();
        try (ServerSocket silent = server.silent()) {
            Future<Integer> delivering =
                    postman.submit(() -> product.bean(MailDeliveryJob.class).deliver());
            try (Socket caller = silent.accept()) {
                assertThat(caller.isConnected()).isTrue();
                new Sales(product).submit(Sales.clear());
                Outgoing.of(product).dispatch();
                assertThat(product.sql()
                                .sql("update outbox_delivery set attempts = attempts where status = 'PENDING'")
                                .update())
                        .as("nothing is locked")
                        .isEqualTo(2);
                assertThat(delivering.isDone()).isFalse();
            }
            silent.accept().close();
            assertThat(delivering.get(60, TimeUnit.SECONDS)).isEqualTo(2);
        } finally {
            postman.shutdownNow();
        }
        server.start();
        product.clock().advance(Duration.ofSeconds(8));
        assertThat(post()).hasSize(2);
    }

    void writesAgainUnderTheSameIdAfterACrash() {
        String number = Sales.number(new Sales(product).approved(Sales.smallForSalesOps()));
        post();
        new Sales(product)
                .close("finance", number, "WON", new Sales(product).today())
                .refused(403, "forbidden");
        Mailing.comment(product, "salesops", number, "Well done.");
        Outgoing.of(product).dispatch();
        Attempts dying = Outgoing.attempts(new Dying(product.bean(MailSubscribers.class)), product);
        boolean died = false;
        try {
            dying.inLane(Lane.MAIL);
        } catch (Dying.Death death) {
            died = true;
        }
        assertThat(died).isTrue();
        List<Mail> first = server.news();
        assertThat(Mailing.briefs(first))
                .containsExactly("rep@example.com [" + number + "] Comment by Sasha <x@example.com>, all");
        assertThat(post()).as("somebody may still be at it").isEmpty();

        product.clock().advance(Duration.ofMinutes(3));
        List<Mail> second = post();
        assertThat(second).extracting(Mail::id).containsExactly(first.get(0).id());
        assertThat(second.get(0).text()).isEqualTo(first.get(0).text());
    }

    void writesNothingWhereNothingIsWantedOrPossible() {
        Staff staff = new Staff(product);
        staff.change("salesops", person -> person.putNull("mail"));
        product.sql()
                .sql("update person set mail = 'no address, at all' where id = 'salesops2'")
                .update();
        MeterRegistry metrics = product.bean(MeterRegistry.class);
        double before = metrics.get("dealdesk.mail.unaddressed").counter().count();
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.smallForSalesOps()));
        assertThat(post()).isEmpty();
        assertThat(metrics.get("dealdesk.mail.unaddressed").counter().count()).isEqualTo(before + 2);
        assertThat(product.bean(Deliveries.class).backlog()).isZero();

        Mailing.choose(product, "rep", "OFF");
        sales.approveAll(number);
        assertThat(post()).isEmpty();
        Mailing.choose(product, "rep", "INSTANT");

        // What was on its way when a person left ends there, and needs no repair.
        Mailing.comment(product, "auditor", number, "Anybody?");
        Outgoing.of(product).dispatch();
        staff.change("rep", person -> person.put("active", false));
        long dead = product.bean(Deliveries.class).dead();
        product.bean(MailDeliveryJob.class).deliver();
        assertThat(server.news()).isEmpty();
        assertThat(product.bean(Deliveries.class).dead()).isEqualTo(dead);
        assertThat(product.bean(Deliveries.class).backlog()).isZero();
        staff.change("rep", person -> person.put("active", true));
    }

    private List<String> reasons() {
        return product.sql()
                .sql("select distinct reason from outbox_delivery where reason is not null and status = 'PENDING'")
                .query(String.class)
                .list();
    }

    private List<Mail> post() {
        return Mailing.post(product, server);
    }

    /** A node that dies when a mail is sent, before it can note that. */
    private record Dying(MailSubscribers living) implements Subscribers {

        static final class Death extends Error {
            private static final long serialVersionUID = 1;
        }

        @Override
        public boolean always() {
            return living.always();
        }

        @Override
        public Lane lane() {
            return living.lane();
        }

        @Override
        public Batch batch() {
            return record -> List.of();
        }

        @Override
        public Optional<Subscriber> find(String id) {
            return living.find(id).map(mailbox -> (delivery, record) -> {
                mailbox.tell(delivery, record);
                throw new Death();
            });
        }
    }
}

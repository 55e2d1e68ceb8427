package org.dealdesk.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dealdesk.notification.mail.Mailing.choose;
import static org.dealdesk.notification.mail.Mailing.comment;
import static org.dealdesk.notification.mail.Mailing.post;
import static org.dealdesk.notification.mail.Mailing.toTheNextDigest;

import java.time.Duration;
import java.util.List;
import org.dealdesk.notification.mail.MailServer.Mail;
import org.dealdesk.notification.outbox.Deliveries;
import org.dealdesk.notification.outbox.Outgoing;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Product;

/** Days in which two people of Sales Ops want a mail a day or none. */
final class MailDays {

    private final Product product;
    private final MailServer server;
    private final Sales sales;
    private String number;

    MailDays(Product product, MailServer server) {
        this.product = product;
        this.server = server;
        this.sales = new Sales(product);
        choose(product, "salesops", "OFF");
        choose(product, "salesops2", "DAILY");
    }

    void sendsOneMailWithEverythingSinceTheLast() {
        number = Sales.number(sales.submit(Sales.smallForSalesOps()));
        String other = Sales.number(sales.submit(Sales.smallForSalesOps()));
        comment(product, "rep", number, "Please look.");
        assertThat(post(product, server)).isEmpty();
        assertThat(product.bean(Deliveries.class).backlog())
                .as("it waits for its day")
                .isZero();

        toTheNextDigest(product);
        List<Mail> mails = post(product, server);
        assertThat(mails).extracting(Mail::to).containsExactly("salesops2@example.com");
        assertThat(mails.get(0).subject()).isEqualTo("[Dealdesk] 3 notices about 2 matters");
        assertThat(mails.get(0).text().lines())
                .containsSubsequence(
                        number + " Test customer: Consulting hours",
                        "Now in review",
                        "  Robin Rep:",
                        "  > Please look.",
                        "https://desk.example.com/deals/" + number,
                        other + " Test customer: Consulting hours");
        assertThat(mails.get(0).text()).containsOnlyOnce("Robin Rep commented on the deal.");
        assertThat(mails.get(0).header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(post(product, server)).isEmpty();
    }

    void sendsNothingWhereNothingHappened() {
        toTheNextDigest(product);
        assertThat(post(product, server)).isEmpty();
    }

    void repeatsTheSameMailAndKeepsTheRestForTheNext() {
        comment(product, "rep", number, "First.");
        Outgoing.of(product).dispatch();
        toTheNextDigest(product);
        server.stop();
        assertThat(post(product, server)).isEmpty();
        comment(product, "rep", number, "Second.");
        server.start();
        assertThat(post(product, server)).as("not before its time").isEmpty();
        assertThat(product.bean(Deliveries.class).backlog()).isOne();

        product.clock().advance(Duration.ofSeconds(8));
        List<Mail> mails = post(product, server);
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).text()).contains("> First.").doesNotContain("Second.");
        assertThat(mails.get(0).subject()).isEqualTo("[Dealdesk] 1 notice about 1 matter");

        toTheNextDigest(product);
        List<Mail> next = post(product, server);
        assertThat(next).hasSize(1);
        assertThat(next.get(0).text()).contains("> Second.").doesNotContain("First.");
        assertThat(next.get(0).id()).isNotEqualTo(mails.get(0).id());
    }

    void sendsOneFromTwoNodes() {
        comment(product, "rep", number, "Third.");
        comment(product, "rep", number, "Fourth.");
        Outgoing.of(product).dispatch();
        toTheNextDigest(product);
        Together.act(() -> product.bean(MailDeliveryJob.class).deliver(), () -> product.bean(MailDeliveryJob.class)
                .deliver());
        List<Mail> mails = server.news();
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).text()).contains("> Third.", "> Fourth.");

        // Handed out for this day by a node that was late: the day has had its mail.
        comment(product, "rep", number, "Fifth.");
        Outgoing.of(product).dispatch();
        product.sql()
                .sql("update outbox_delivery set next_at = created_at where lane = 'DIGEST' and status = 'PENDING'")
                .update();
        assertThat(post(product, server)).isEmpty();
        toTheNextDigest(product);
        assertThat(post(product, server)).hasSize(1);
    }

    void sendsNothingMoreToWhomeverWantsNothingMore() {
        comment(product, "rep", number, "Sixth.");
        Outgoing.of(product).dispatch();
        choose(product, "salesops2", "OFF");
        toTheNextDigest(product);
        assertThat(post(product, server)).isEmpty();
        assertThat(product.bean(Deliveries.class).dead()).isZero();
        assertThat(product.bean(Deliveries.class).backlog()).isZero();
    }
}

package org.dealdesk.notification.mail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.dealdesk.notification.mail.MailServer.Mail;
import org.dealdesk.notification.outbox.Outgoing;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;

/** What makes the product write mails, and the mails that have arrived. */
public final class Mailing {

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private Mailing() {}

    /** Hands out what is new and sends what is due. */
    public static List<Mail> post(Product product, MailServer server) {
        Outgoing.of(product).dispatch();
        product.bean(MailDeliveryJob.class).deliver();
        return server.news();
    }

    static List<String> briefs(List<Mail> mails) {
        return mails.stream().map(Mail::brief).toList();
    }

    public static void comment(Product product, String person, String number, String text) {
        product.as(person)
                .post(
                        "/deals/" + number + "/comments",
                        JsonNodeFactory.instance.objectNode().put("text", text))
                .expect(201);
    }

    static void choose(Product product, String person, String mode) {
        product.as(person)
                .put(
                        "/people/me/notifications",
                        JsonNodeFactory.instance.objectNode().put("mail", mode))
                .expect(200);
    }

    static void delegate(Product product, String from, String to) {
        String today = new Sales(product).today().toString();
        ObjectNode delegation = JsonNodeFactory.instance.objectNode();
        delegation.put("to", to).put("function", "FINANCE").put("from", today).put("until", today);
        product.as(from).post("/delegations", delegation).expect(201);
    }

    /** Lets time pass until a minute after the next daily mail. */
    static void toTheNextDigest(Product product) {
        Instant next = new DigestDays(LocalTime.of(7, 0), () -> NEW_YORK).after(product.now());
        product.clock().advance(Duration.between(product.now(), next).plusMinutes(1));
    }
}

package org.dealdesk.access.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dealdesk.notification.mail.MailServer;
import org.dealdesk.notification.mail.MailServer.Mail;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Newcomers;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** Where mail is configured, links are mailed, work, and are shown on no page. */
class LinkMailsIntegrationTests {

    private static final String OTHER = "gravel violin hundred otter";

    private static String link(Page shown, Mail mail, String to) {
        assertThat(shown.html()).doesNotContain("/links/");
        assertThat(mail.to()).isEqualTo(to);
        List<String> links = Newcomers.links(mail.text());
        assertThat(links).hasSize(1);
        return links.get(0);
    }

    private static Page invite(Desk boss, String id, String role) {
        return boss.submit(
                        boss.get("/getting-started").expect(200),
                        "/getting-started",
                        Map.of(
                                "person.0.id",
                                id,
                                "person.0.name",
                                "Person " + id,
                                "person.0.mail",
                                id + "@example.com",
                                "person.0.roles",
                                role))
                .expect(200);
    }

    private static Page act(Desk desk, String page, String action) {
        return desk.submit(desk.get(page).expect(200), action, Map.of()).expect(200);
    }

    private static Page forget(Product product, String name) {
        Desk stranger = new Desk(product);
        return stranger.submit(
                stranger.get("/sign-in/forgotten").expect(200), "/sign-in/forgotten", Map.of("name", name));
    }

    @Test
    void inviteResetAndHelpWhoHasForgotten() {
        try (MailServer mails = new MailServer();
                Product product = Product.withAccounts(Database.H2.fresh(), mails.plainProperties())) {
            Newcomers newcomers = new Newcomers(product);
            Desk boss = Newcomers.boss(product);
            Page invited = invite(boss, "ann", "SALES_REP");
            String invitation = link(invited, mails.await(1).get(0), "ann@example.com");
            newcomers.arrive("ann", invitation);

            Page reset = act(boss, "/people/ann", "/people/ann/reset");
            String other = link(reset, mails.await(1).get(0), "ann@example.com");
            Desk ann = new Desk(product);
            ann.submit(ann.get(other).expect(200), other, Map.of("password", OTHER))
                    .expect(200);
            assertThat(ann.signIn("ann", OTHER).address()).isEqualTo("/deals?whose=mine");
            assertThat(mails.await(1).get(0).subject()).contains("Your password was changed");

            product.clock().advance(Invitations.BETWEEN_RESETS);
            Page unknown = forget(product, "no-such-person").expect(200);
            Page asked = forget(product, "ann").expect(200);
            assertThat(asked.text()).isEqualTo(unknown.text());
            String forgotten = link(asked, mails.await(1).get(0), "ann@example.com");
            assertThat(new Desk(product).get(other).status()).isEqualTo(404);
            assertThat(new Desk(product).get(forgotten).status()).isEqualTo(200);
        }
    }

    @Test
    void tellAdministratorsWhatWaitsAndWhoWasDeactivated() {
        try (MailServer mails = new MailServer();
                Product product = Product.withAccounts(Database.H2.fresh(), mails.plainProperties())) {
            Newcomers newcomers = new Newcomers(product);
            Desk boss = Newcomers.boss(product);
            String invitation =
                    link(invite(boss, "two", "ADMIN"), mails.await(1).get(0), "two@example.com");
            Desk second = newcomers.arrive("two", invitation);

            assertThat(invite(boss, "three", "ADMIN").text()).contains("Another administrator must approve this role");
            Mail waits = mails.await(1).get(0);
            assertThat(waits.to()).isEqualTo("two@example.com");
            assertThat(waits.text()).contains("boss asks for this: three is to hold ADMIN");

            Page leaves = boss.get("/people/two/deactivate").expect(200);
            boss.submit(leaves, "/people/two/deactivate", Map.of()).expect(200);
            Mail gone = mails.await(1).get(0);
            assertThat(gone.to()).isEqualTo("two@example.com");
            assertThat(gone.text()).contains("two was deactivated by boss");
            assertThat(second.get("/people").address()).startsWith("/sign-in");
        }
    }
}

package org.dealdesk.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.notification.mail.MailServer.Mail;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product as people run it, with its mails configured by the environment. */
class MailCrashIntegrationTests {

    @Test
    void writesAfterARestartWhatAKillKeptFromGoingOut(@TempDir Path directory) {
        try (MailServer mails = new MailServer()) {
            String number;
            try (ServerProcess server = ServerProcess.start(directory, environment(mails, "1h"))) {
                number = server.as("rep")
                        .post("/deals?submit=true", Sales.smallForSalesOps())
                        .expect(201)
                        .text("/number");
                server.kill();
                server.awaitEnd();
            }
            assertThat(mails.news()).isEmpty();
            try (ServerProcess server = ServerProcess.start(directory, environment(mails, "100ms"))) {
                List<Mail> late = mails.await(2);
                assertThat(late)
                        .extracting(Mail::brief)
                        .containsExactlyInAnyOrder(
                                "salesops@example.com [" + number + "] Sales Ops approval needed",
                                "salesops2@example.com [" + number + "] Sales Ops approval needed");
                assertThat(late.get(0).text()).contains("https://desk.example.com/deals/" + number + "\n");
                server.as("admin").get("//actuator/invariants").expect(200);
            }
        }
    }

    @Test
    void saysWhatIsMissingInsteadOfStarting(@TempDir Path directory) {
        assertThatThrownBy(() -> ServerProcess.start(
                        directory,
                        Map.of("SPRING_MAIL_HOST", "127.0.0.1", "DEALDESK_PUBLIC_URL", "https://x.example.com")))
                .hasMessageContaining(
                        "Mail is on, since spring.mail.host is set, but it is not fully configured: dealdesk.mail.from must be")
                .hasMessageContaining("leave out spring.mail.host to send no mail")
                .hasMessageNotContaining("\tat org.");
    }

    private static Map<String, String> environment(MailServer mails, String pause) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_MAIL_HOST", "127.0.0.1");
        environment.put("SPRING_MAIL_PORT", Integer.toString(mails.port()));
        environment.put("SPRING_MAIL_PROPERTIES_MAIL_SMTP_TIMEOUT", "5000");
        environment.put("DEALDESK_MAIL_FROM", "Dealdesk <deals@desk.example.com>");
        environment.put("DEALDESK_PUBLIC_URL", "https://desk.example.com");
        environment.put("DEALDESK_OUTBOX_PAUSE", pause);
        return environment;
    }
}

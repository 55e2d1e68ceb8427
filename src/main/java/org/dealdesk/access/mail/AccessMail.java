package org.dealdesk.access.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.concurrent.Future;
import org.dealdesk.platform.background.BackgroundWork;
import org.dealdesk.platform.background.Workers;
import org.dealdesk.platform.people.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Writes to people about their access. These mails hold secrets, so they are kept in no table: each is sent once, in the background. What
 * did not arrive is asked for again.
 */
@Component
public class AccessMail {

    private static final Logger log = LoggerFactory.getLogger(AccessMail.class);

    private final ObjectProvider<JavaMailSender> sender;
    private final String from;
    private final boolean on;
    private final Clock clock;
    private final Workers workers;

    AccessMail(ObjectProvider<JavaMailSender> sender, Environment environment, Clock clock, BackgroundWork background) {
        this.sender = sender;
        this.from = environment.getProperty("dealdesk.mail.from", "");
        this.on = environment.containsProperty("spring.mail.host");
        this.clock = clock;
        this.workers = background.workers("access-mail", 1);
    }

    /** Whether a mail can be sent to this person. */
    public boolean reaches(Person person) {
        return on && person.mail() != null;
    }

    /** Whether a mail server is configured. */
    public boolean isOn() {
        return on;
    }

    /** Does work in the background, where it takes as long for a person who is known as for one who is not. */
    public void later(Runnable work) {
        Future<Boolean> unused = workers.submit("access-mail", false, () -> {
            work.run();
            return true;
        });
    }

    /** Sends the mail in the background if the person can be reached. */
    public void send(Person person, String subject, String text) {
        if (reaches(person)) {
            later(() -> deliver(person, subject, text));
        }
    }

    private void deliver(Person person, String subject, String text) {
        try {
            MimeMessage message = sender.getObject().createMimeMessage();
            message.setFrom(from);
            message.setRecipients(MimeMessage.RecipientType.TO, person.mail());
            message.setSubject("[Dealdesk] " + subject, StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setText(text + "\n\nDealdesk\n", StandardCharsets.UTF_8.name());
            sender.getObject().send(message);
        } catch (MailException | MessagingException failed) {
            // The text of the failure may name people.
            log.warn(
                    "mail=access person={} outcome=failed {}",
                    person.id(),
                    failed.getClass().getSimpleName());
        }
    }
}

package org.dealdesk.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.notification.outbox.Subscriber;
import org.dealdesk.notification.recipient.Records;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What went wrong is said without a person's name: it is stored, and it is logged. */
class SmtpSenderTests {

    private static Subscriber.Answer sendTo(MailException failure) throws MessagingException {
        MailSettings settings = new MailSettings(
                new InternetAddress("deals@desk.example.com"), "https://desk", LocalTime.MIDNIGHT, Optional.empty());
        return new SmtpSender(new Failing(failure), settings, Clock.fixed(Records.AT, ZoneOffset.UTC))
                .send(new MailMessage("id", "thread", new InternetAddress("ann@example.com"), "s", "t", "h"));
    }

    @Test
    void saysTheNumberThatTheServerAnswered() throws MessagingException {
        SendFailedException refused = new SendFailedException(
                "Invalid Addresses",
                new SMTPAddressFailedException(
                        new InternetAddress("ann@example.com"), "RCPT TO:<ann@example.com>", 550, "no ann@example.com"),
                new Address[0],
                new Address[0],
                new Address[0]);
        assertThat(sendTo(new MailSendException(Map.of("mail", refused))))
                .isEqualTo(Subscriber.Answer.failed(550, "the mail server answered 550"));
    }

    @Test
    void saysThatTheServerIsAwayOrSilent() throws MessagingException {
        MessagingException silent = new MessagingException("ann@example.com", new SocketTimeoutException());
        assertThat(sendTo(new MailSendException("failed", silent, Map.of("mail", silent)))
                        .reason())
                .isEqualTo("the mail server cannot be reached, or does not answer: SocketTimeoutException");
    }

    @Test
    void saysThatTheSignInIsRefused() throws MessagingException {
        assertThat(sendTo(new MailAuthenticationException("user ann")).reason())
                .isEqualTo("the mail server refuses the sign-in");
    }

    private static final class Failing extends JavaMailSenderImpl {

        private final MailException failure;

        private Failing(MailException failure) {
            this.failure = failure;
        }

        @Override
        public void send(MimeMessage message) {
            throw failure;
        }
    }
}

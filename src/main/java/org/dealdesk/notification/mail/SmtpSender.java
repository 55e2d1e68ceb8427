package org.dealdesk.notification.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.dealdesk.notification.outbox.Subscriber;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Hands letters to the mail server, each in one attempt. What goes wrong is said without the words of the server, which name people. */
@Component
@WhenMailIsOn
class SmtpSender {

    private final JavaMailSender sender;
    private final MailSettings settings;
    private final Clock clock;

    SmtpSender(JavaMailSender sender, MailSettings settings, Clock clock) {
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
    }

    Subscriber.Answer send(MailMessage message) {
        try {
            sender.send(write(message));
            return Subscriber.Answer.arrived(null);
        } catch (MailAuthenticationException refused) {
            return Subscriber.Answer.failed(null, "the mail server refuses the sign-in");
        } catch (MailSendException failed) {
            return failed(failed.getMessageExceptions().length > 0 ? failed.getMessageExceptions()[0] : failed);
        } catch (MailException | MessagingException failed) {
            return failed(failed);
        }
    }

    private MimeMessage write(MailMessage message) throws MessagingException {
        MimeMessage mime = sender.createMimeMessage();
        mime.setFrom(settings.from());
        mime.setRecipient(Message.RecipientType.TO, message.to());
        mime.setSubject(message.subject(), StandardCharsets.UTF_8.name());
        mime.setSentDate(Date.from(clock.instant()));
        mime.setHeader("Message-ID", address(message.id()));
        mime.setHeader("References", address(message.thread()));
        mime.setHeader("Auto-Submitted", "auto-generated");
        mime.setHeader("X-Auto-Response-Suppress", "All");
        mime.setHeader("List-Id", "Dealdesk <dealdesk." + settings.domain() + ">");
        mime.setContent(new MimeMultipart("alternative", part(message.text(), "plain"), part(message.html(), "html")));
        return mime;
    }

    private String address(String id) {
        return "<" + id + "@" + settings.domain() + ">";
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static Subscriber.Answer failed(Exception failed) {
        Integer code = code(failed);
        return code == null
                ? Subscriber.Answer.failed(
                        null, "the mail server cannot be reached, or does not answer: " + name(failed))
                : Subscriber.Answer.failed(code, "the mail server answered " + code);
    }

    private static String name(Exception failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }

    /** The server's reply code, from any exception of the chain. */
    private static Integer code(Exception failed) {
        Exception next = failed;
        Integer found = null;
        while (next != null) {
            if (next instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (next instanceof SMTPSendFailedException send) {
                found = send.getReturnCode();
            }
            next = next instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        return found;
    }
}

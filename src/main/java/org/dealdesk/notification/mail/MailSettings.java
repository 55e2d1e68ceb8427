package org.dealdesk.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.dealdesk.platform.web.PublicUrl;
import org.springframework.core.env.Environment;

/**
 * How mails leave the house.
 *
 * @param publicUrl where people reach the product, without a slash at the end
 * @param digestAt the time of day of the daily mails
 * @param zone where that time is read on a clock; empty: where the policy is
 */
record MailSettings(InternetAddress from, String publicUrl, LocalTime digestAt, Optional<ZoneId> zone) {

    /** Told to the operator by {@link MailMisconfiguredAnalyzer}. */
    static final class Misconfigured extends RuntimeException {
        Misconfigured(String property, String must) {
            super(property + " " + must);
        }
    }

    static MailSettings of(Environment environment) {
        return new MailSettings(
                from(environment.getProperty("dealdesk.mail.from", "")),
                url(environment.getProperty(PublicUrl.PROPERTY, "")),
                time(environment.getProperty("dealdesk.mail.digest-at", "07:00")),
                zone(environment.getProperty("dealdesk.mail.zone", "")));
    }

    /** A page of the product. */
    String link(String path) {
        return publicUrl + path;
    }

    /** The domain that mails come from, for the ids that they carry. */
    String domain() {
        return from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    }

    private static InternetAddress from(String text) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(text, true);
            if (addresses.length == 1 && addresses[0].getAddress().contains("@")) {
                return addresses[0];
            }
        } catch (AddressException none) {
            // Said below.
        }
        throw new Misconfigured("dealdesk.mail.from", "must be a mail address, such as deals@example.com");
    }

    private static String url(String text) {
        return PublicUrl.parse(text)
                .map(uri -> text.replaceAll("/+$", ""))
                .orElseThrow(() -> new Misconfigured(PublicUrl.PROPERTY, PublicUrl.MUST));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException none) {
            throw new Misconfigured("dealdesk.mail.digest-at", "must be a time of day, such as 07:00");
        }
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(text));
        } catch (DateTimeException none) {
            throw new Misconfigured("dealdesk.mail.zone", "must be a time zone, such as Europe/Berlin");
        }
    }
}

package org.dealdesk.notification.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A mail server that can go away and come back at the same port, and remembers what it was handed. */
public final class MailServer implements AutoCloseable {

    private static final long LONGEST_WAIT = 60_000;

    private final ServerSetup setup;
    private final List<MimeMessage> kept = new ArrayList<>();
    private GreenMail server;

    public MailServer() {
        this.setup = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        start();
    }

    /** One mail, read back out of what arrived. */
    public record Mail(String to, String subject, String id, String text, String html, MimeMessage message) {

        String header(String name) {
            try {
                return message.getHeader(name, ",");
            } catch (MessagingException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }

        /** The recipient and how its subject begins, up to the first colon. */
        String brief() {
            return to + " " + subject.replaceFirst(":.*", "");
        }
    }

    /** What makes a product use this server, and more. */
    public String[] properties(String... more) {
        return properties("https://desk.example.com/", more);
    }

    /** The same for a product that is reached without TLS. */
    public String[] plainProperties(String... more) {
        return properties("http://localhost:8080/", more);
    }

    private String[] properties(String publicUrl, String... more) {
        List<String> properties = new ArrayList<>(List.of(more));
        properties.add("dealdesk.public-url=" + publicUrl);
        properties.add("spring.mail.host=127.0.0.1");
        properties.add("spring.mail.port=" + setup.getPort());
        properties.add("dealdesk.mail.from=Dealdesk <deals@desk.example.com>");
        return properties.toArray(String[]::new);
    }

    void start() {
        server = new GreenMail(setup);
        server.start();
    }

    void stop() {
        drain();
        server.stop();
        server = null;
    }

    /** Takes calls at the same port and never answers; this server must be away. */
    ServerSocket silent() throws IOException {
        return new ServerSocket(setup.getPort(), 10, InetAddress.getLoopbackAddress());
    }

    /** What has arrived since it was asked for the last time; for each person in the order in which it came. */
    public List<Mail> news() {
        if (server != null) {
            drain();
        }
        List<Mail> news = kept.stream().map(MailServer::mail).toList();
        kept.clear();
        return news;
    }

    /** Waits until so many mails have arrived that were not read before. */
    public List<Mail> await(int number) {
        if (!server.waitForIncomingEmail(LONGEST_WAIT, number)) {
            throw new AssertionError("fewer than " + number + " mails after " + LONGEST_WAIT + " ms");
        }
        return news();
    }

    int port() {
        return setup.getPort();
    }

    private void drain() {
        try {
            kept.addAll(Arrays.asList(server.getReceivedMessages()));
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
    }

    private static Mail mail(MimeMessage message) {
        try {
            boolean plain = !(message.getContent() instanceof MimeMultipart);
            return new Mail(
                    ((InternetAddress) message.getAllRecipients()[0]).getAddress(),
                    message.getSubject(),
                    message.getMessageID(),
                    (plain ? message.getContent() : part(message, 0)).toString().replace("\r\n", "\n"),
                    plain ? "" : part(message, 1).toString(),
                    message);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Object part(MimeMessage message, int number) throws MessagingException, IOException {
        return ((MimeMultipart) message.getContent()).getBodyPart(number).getContent();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}

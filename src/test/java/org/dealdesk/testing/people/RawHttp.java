package org.dealdesk.testing.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dealdesk.testing.product.Product;

/** A connection on which anything can be said, also what no HTTP client would send. */
public final class RawHttp {

    private RawHttp() {}

    /** What came back, to the end of the connection. */
    public record Answer(String text) {

        /** 0 where there is no status line. */
        public int status() {
            return text.matches("(?s)HTTP/1\\.1 [0-9]{3}.*") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        /** The values of a header, in the order in which they came. */
        public List<String> headers(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return Arrays.stream(text.split("\r\n\r\n", 2)[0].split("\r\n"))
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .toList();
        }

        public String body() {
            String[] parts = text.split("\r\n\r\n", 2);
            return parts.length < 2 ? "" : parts[1];
        }
    }

    /** Sends the head of a request, its lines separated by line feeds, with {@code Connection: close}, and then the body. */
    public static Answer send(Product product, String head, String body) {
        String request = head.strip().replace("\n", "\r\n") + "\r\nConnection: close\r\n\r\n" + body;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), product.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static Answer send(Product product, String head) {
        return send(product, head, "");
    }
}

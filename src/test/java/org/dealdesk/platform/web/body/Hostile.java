package org.dealdesk.platform.web.body;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A request that no well-meaning client sends, as its bytes.
 *
 * @param head all lines of its head but those that say how long the body is
 * @param body what is repeated in it, and {@code times} how often
 */
record Hostile(String head, String body, int times, boolean chunked) {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    /** What came back: the head of the answer, empty where the server closed the connection. */
    record Answer(String head) {

        int status() {
            return head.isEmpty() ? 0 : Integer.parseInt(head.split(" ", 3)[1]);
        }
    }

    /** Of 200 KB, without a cookie. */
    static Hostile post() {
        return new Hostile(
                "POST /deals/new HTTP/1.1\nAccept: text/html\n" + FORM,
                form("page=/deals/new&justification=", 200_000),
                1,
                false);
    }

    /** With a long address and a long header. */
    static Hostile get() {
        return new Hostile(
                "GET /deals?x=" + "y".repeat(7000) + " HTTP/1.1\nAccept: text/html\nX-Junk: " + "z".repeat(7500),
                "",
                0,
                false);
    }

    /** Of 2 MB and many fields, in chunks. */
    static Hostile chunkedForm() {
        return new Hostile("POST /sign-in HTTP/1.1\nAccept: text/html\n" + FORM, fields(2000, 7), 100, true);
    }

    /** As large as a stranger's form may be, with as many fields. */
    static Hostile fittingForm() {
        return new Hostile("POST /sign-in HTTP/1.1\nAccept: text/html\n" + FORM, fields(1000, 6), 1, false);
    }

    /** Of almost 1 MB with 9,900 fields, of which each would be an object. */
    static Hostile formOfFields() {
        return new Hostile("POST /sign-in HTTP/1.1\nAccept: text/html\n" + FORM, fields(9900, 88), 1, false);
    }

    static Hostile files() {
        return new Hostile(
                "POST /deals/import HTTP/1.1\nAccept: text/html\nContent-Type: multipart/form-data; boundary=b",
                form("--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n", 900_000),
                1,
                true);
    }

    /** 340,000 empty objects. */
    static Hostile wideJson(String credentials) {
        String json = "{\"x\":[" + "{},".repeat(340_000) + "{}]}";
        return new Hostile(
                "POST /api/v1/assessments HTTP/1.1\nContent-Type: application/json" + authorization(credentials),
                json,
                1,
                false);
    }

    /** 200,000 arrays, each in the one before. */
    static Hostile deepJson(String credentials) {
        return new Hostile(
                "POST /api/v1/deals HTTP/1.1\nContent-Type: application/json" + authorization(credentials),
                "{\"x\":" + "[".repeat(200_000),
                1,
                false);
    }

    /** Of 20,000 rows of deals. */
    static Hostile upload(String credentials) {
        return new Hostile(
                "POST /api/v1/policies/2026.1/backtest HTTP/1.1\nContent-Type: text/csv" + authorization(credentials),
                "deal,currency,sku,quantity,unitPrice,validityMonths\n"
                        + "d,USD,PS-CONSULT-HR,10,200,12\n".repeat(20_000),
                1,
                false);
    }

    /** All ways to fewer approvals, which takes the server long. */
    static Hostile ways(String credentials, String deal) {
        return new Hostile(
                "POST /api/v1/assessments/ways HTTP/1.1\nContent-Type: application/json" + authorization(credentials),
                deal,
                1,
                false);
    }

    static Hostile bearer(String token) {
        return new Hostile("GET /api/v1/deals HTTP/1.1\nAuthorization: Bearer " + token, "", 0, false);
    }

    static Hostile link() {
        return new Hostile("GET /links/" + "x".repeat(22) + " HTTP/1.1\nAccept: text/html", "", 0, false);
    }

    /** Announces 100 KB, of which a byte comes now and then. */
    static Hostile slow(String address, String type, String credentials) {
        return new Hostile(
                "POST " + address + " HTTP/1.1\nAccept: text/html\nContent-Type: " + type + authorization(credentials),
                "x",
                100_000,
                false);
    }

    private static String authorization(String credentials) {
        return credentials == null
                ? ""
                : "\nAuthorization: Basic "
                        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
    }

    private static String form(String begin, int bytes) {
        return begin + "x".repeat(bytes - begin.length());
    }

    private static String fields(int count, int letters) {
        return IntStream.range(0, count)
                .mapToObj(number -> "a" + number + "=" + "y".repeat(letters))
                .collect(Collectors.joining("&"));
    }

    /** Sends all of it, and waits for the answer. */
    Answer send(int port) throws IOException {
        try (Socket socket = begin(port)) {
            try {
                byte[] piece = (chunked ? Integer.toHexString(body.length()) + "\r\n" + body + "\r\n" : body)
                        .getBytes(StandardCharsets.US_ASCII);
                OutputStream out = socket.getOutputStream();
                for (int time = 0; time < times; time++) {
                    out.write(piece);
                }
                if (chunked) {
                    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException refused) {
                // The server has answered and listens no longer; the answer may still be there.
                return answer(socket);
            }
            return answer(socket);
        }
    }

    /** Sends the head alone. */
    Socket begin(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        String length = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + (long) body.length() * times;
        String all = head.replace("\n", "\r\n") + "\r\nHost: localhost\r\n" + length + "\r\n\r\n";
        socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    static Answer answer(Socket socket) {
        StringBuilder head = new StringBuilder();
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append('\n');
            }
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("The server neither answers nor closes the connection", silent);
        } catch (IOException closed) {
            return new Answer("");
        }
        return new Answer(head.toString());
    }
}

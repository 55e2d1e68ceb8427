package org.dealdesk.testing.people;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dealdesk.testing.product.Product;
import org.dealdesk.testing.product.ServerProcess;
import org.springframework.web.util.HtmlUtils;

/** One person at the pages, with a browser that runs no script: links, forms and cookies are all there is. */
public final class Desk {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN = Pattern.compile("<input\\b[^>]*type=\"hidden\"[^>]*>");
    private static final int MOST_REDIRECTS = 5;
    private static final String ACCEPTED = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String server;

    public Desk(Product product) {
        this(product.port());
    }

    public Desk(ServerProcess server) {
        this(server.port());
    }

    private Desk(int port) {
        this.server = "http://127.0.0.1:" + port;
    }

    /** A person who has signed in with the demo password. */
    public static Desk of(Product product, String person) {
        Desk desk = new Desk(product);
        desk.signIn(person, "demo");
        return desk;
    }

    /** The same browser at another node. */
    public Desk at(Product node) {
        Desk there = new Desk(node);
        cookies().forEach(cookie -> there.cookies.getCookieStore().add(URI.create(there.server), cookie));
        return there;
    }

    /** Asks for a page as the page itself does, while no one is there. */
    public Page refresh(String path) {
        return page(send(request(path).header("Desk-Refresh", "true").GET().build()));
    }

    /** A page as it came; {@code address} is where it was found in the end. */
    public record Page(int status, String address, HttpResponse<String> raw) {

        public String html() {
            return raw.body();
        }

        /** What can be read on it. */
        public String text() {
            return HtmlUtils.htmlUnescape(html().replaceAll("(?s)<head>.*?</head>|<[^>]*>", " "))
                    .replaceAll("[\\s\u00a0]+", " ");
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }

        public Page expect(int expected) {
            if (status != expected) {
                throw new AssertionError(
                        "expected %d but was %d at %s: %s".formatted(expected, status, address, text()));
            }
            return this;
        }

        /** The hidden fields of the form that is sent there. */
        public Map<String, String> hidden(String action) {
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher form = FORM.matcher(html());
            while (form.find()) {
                if (attribute(form.group(1), "action").equals(action)) {
                    HIDDEN.matcher(form.group(2))
                            .results()
                            .forEach(input ->
                                    fields.put(attribute(input.group(), "name"), attribute(input.group(), "value")));
                    return fields;
                }
            }
            throw new AssertionError("no form to " + action + " at " + address + ": " + html());
        }

        public boolean offers(String action) {
            return html().contains("action=\"" + action + "\"");
        }

        private static String attribute(String tag, String name) {
            Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
            return attribute.find() ? HtmlUtils.htmlUnescape(attribute.group(1)) : "";
        }
    }

    public Page signIn(String name, String password) {
        return submit(get("/sign-in"), "/sign-in", Map.of("name", name, "password", password));
    }

    /** The page at an address, wherever that leads. */
    public Page get(String path) {
        return follow(send(request(path).GET().build()), 0);
    }

    /** The answer at an address itself. */
    public Page look(String path) {
        return page(send(request(path).GET().build()));
    }

    /** Sends a form of the page, its hidden fields and {@code filled}, and answers the page that it leads to. */
    public Page submit(Page page, String action, Map<String, String> filled) {
        Map<String, String> fields = page.hidden(action);
        fields.putAll(filled);
        return post(action, fields);
    }

    public Page post(String path, Map<String, String> fields) {
        return follow(send(form(fields, request(path))), 0);
    }

    /** Sends a form with these headers alone, and answers what comes back itself, wherever it leads. */
    public Page send(String path, Map<String, String> fields, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).header("Accept", ACCEPTED);
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        return page(send(form(fields, request)));
    }

    private static HttpRequest form(Map<String, String> fields, HttpRequest.Builder request) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    /** Sends a form with a file in it. */
    public Page upload(String path, Map<String, String> fields, String name, byte[] file) {
        String boundary = "----part-" + Integer.toHexString(fields.hashCode());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> body.writeBytes(("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                        + "\"; filename=\"file.csv\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return follow(send(request), 0);
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    public void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    private Page follow(HttpResponse<String> answer, int redirects) {
        if (answer.statusCode() / 100 != 3) {
            return page(answer);
        }
        if (redirects == MOST_REDIRECTS) {
            throw new AssertionError("redirected in circles at " + answer.uri());
        }
        URI next = answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
        String query = next.getRawQuery() == null ? "" : "?" + next.getRawQuery();
        return follow(send(request(next.getRawPath() + query).GET().build()), redirects + 1);
    }

    private static Page page(HttpResponse<String> answer) {
        URI uri = answer.uri();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Page(answer.statusCode(), uri.getRawPath() + query, answer);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", ACCEPTED)
                .header("Sec-Fetch-Site", "same-origin");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            // Where people come over TLS, a proxy speaks it; here is none, and cookies would not be sent back.
            cookies().forEach(cookie -> cookie.setSecure(false));
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

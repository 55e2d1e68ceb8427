package org.dealdesk.testing.provider;

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
import org.springframework.web.util.HtmlUtils;

/** A browser without scripts that follows redirects from one site to another, as a sign-in at a provider does. */
public final class Browser {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final int MOST_REDIRECTS = 10;

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** A page and where it was found. */
    public record Page(HttpResponse<String> raw) {

        public int status() {
            return raw.statusCode();
        }

        public URI address() {
            return raw.uri();
        }

        public String html() {
            return raw.body();
        }

        public String text() {
            return HtmlUtils.htmlUnescape(html().replaceAll("(?s)<head>.*?</head>|<[^>]*>", " "))
                    .replaceAll("[\\s\u00a0]+", " ");
        }

        /** Where the answer leads to. */
        public URI next() {
            return raw.uri()
                    .resolve(raw.headers()
                            .firstValue("Location")
                            .orElseThrow(() -> new AssertionError(
                                    "no redirect: %d at %s: %s".formatted(status(), address(), text()))));
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }

        public Page expect(int expected) {
            if (status() != expected) {
                throw new AssertionError(
                        "expected %d but was %d at %s: %s".formatted(expected, status(), address(), text()));
            }
            return this;
        }
    }

    /** The page at an address, wherever that leads. */
    public Page open(String address) {
        return follow(look(address), 0);
    }

    /** The answer at an address itself. */
    public Page look(String address) {
        return new Page(send(request(URI.create(address)).GET().build()));
    }

    /** Fills in and sends the form whose address ends so, and goes where that leads. */
    public Page submit(Page page, String actionEnd, Map<String, String> filled) {
        return follow(send(page, actionEnd, filled), 0);
    }

    /** The answer to a form itself. */
    public Page send(Page page, String actionPart, Map<String, String> filled) {
        Matcher form = FORM.matcher(page.html());
        while (form.find()) {
            String action = attribute(form.group(1), "action");
            if (action.contains(actionPart)) {
                Map<String, String> fields = new LinkedHashMap<>();
                INPUT.matcher(form.group(2)).results().forEach(input -> {
                    if (!attribute(input.group(), "name").isEmpty()) {
                        fields.put(attribute(input.group(), "name"), attribute(input.group(), "value"));
                    }
                });
                fields.putAll(filled);
                return post(page.address().resolve(action), fields);
            }
        }
        throw new AssertionError("no form to " + actionPart + " at " + page.address() + ": " + page.html());
    }

    private Page post(URI address, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return new Page(send(request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(body))
                .build()));
    }

    /** Goes on from an answer until there is a page. */
    public Page follow(Page answer, int redirects) {
        if (answer.status() / 100 != 3) {
            return answer;
        }
        if (redirects == MOST_REDIRECTS) {
            throw new AssertionError("redirected in circles at " + answer.address());
        }
        return follow(look(answer.next().toString()), redirects + 1);
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    public void add(URI address, HttpCookie cookie) {
        cookies.getCookieStore().add(address, cookie);
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            // Cookies of TLS would not be sent back here, where no one speaks it.
            cookies().forEach(cookie -> cookie.setSecure(false));
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String attribute(String tag, String name) {
        Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return attribute.find() ? HtmlUtils.htmlUnescape(attribute.group(1)) : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

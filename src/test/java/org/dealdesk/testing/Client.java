package org.dealdesk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.dealdesk.platform.json.CanonicalJson;

/** One person at the REST API. */
public final class Client {

    private final HttpClient http;
    private final String server;
    private final String user;

    Client(HttpClient http, String server, String user) {
        this.http = http;
        this.server = server;
        this.user = user;
    }

    /** What came back; {@code json} is missing where the body is empty. */
    public record Reply(int status, HttpResponse<String> raw, JsonNode json) {

        public String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }

        public String text(String pointer) {
            return json.at(pointer).asText(null);
        }

        /** The last part of a problem's type. */
        public String problem() {
            String type = text("/type");
            return type == null ? null : type.replace("/problems/", "");
        }

        /** The reply, once it is certain that it has this status. */
        public Reply expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected %d but was %d: %s".formatted(expected, status, raw.body()));
            }
            return this;
        }
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Reply post(String path, Object body, String... headers) {
        return send("POST", path, body == null ? null : body.toString(), headers);
    }

    public Reply put(String path, Object body, String... headers) {
        return send("PUT", path, body.toString(), headers);
    }

    public Reply delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /** Any request below {@code /api/v1}, or to any address of the server that begins with a double slash. */
    public Reply send(String method, String path, String body, String... headers) {
        return send(
                method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), "application/json", headers);
    }

    public Reply send(String method, String path, byte[] body, String contentType, String... headers) {
        String address = server + (path.startsWith("//") ? path.substring(1) : "/api/v1" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (user != null) {
            String login = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + login);
        }
        if (body != null) {
            request.header("Content-Type", contentType);
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        try {
            HttpResponse<String> raw = http.send(request.build(), BodyHandlers.ofString());
            JsonNode json = raw.body().startsWith("{") || raw.body().startsWith("[")
                    ? CanonicalJson.read(raw.body())
                    : MissingNode.getInstance();
            return new Reply(raw.statusCode(), raw, json);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}

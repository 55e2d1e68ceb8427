package org.dealdesk.testing.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.dealdesk.platform.json.CanonicalJson;

/** One person at the REST API. */
public final class Client {

    private final HttpClient http;
    private final String server;
    private final String authorization;

    private Client(HttpClient http, String server, String authorization) {
        this.http = http;
        this.server = server;
        this.authorization = authorization;
    }

    /** Signs in with HTTP Basic and the password of a trial, or not at all where {@code user} is null. */
    public static Client ofUser(HttpClient http, String server, String user) {
        if (user == null) {
            return new Client(http, server, null);
        }
        String login = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        return new Client(http, server, "Basic " + login);
    }

    /** Calls with a token. */
    public static Client ofToken(HttpClient http, String server, String token) {
        return new Client(http, server, "Bearer " + token);
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

        /** The reply, once it is certain that it is a whole problem document of this kind. */
        public Reply refused(int expected, String slug) {
            expect(expected);
            String path = raw.request().uri().getRawPath();
            String said = "%s %s %s".formatted(header("Content-Type"), text("/type"), text("/instance"));
            if (!said.equals("application/problem+json /problems/%s %s".formatted(slug, path))
                    || json.at("/status").asInt() != expected
                    || text("/title") == null
                    || text("/detail") == null) {
                throw new AssertionError("not a whole problem document of type " + slug + " for " + path + ": "
                        + header("Content-Type") + " " + raw.body());
            }
            return this;
        }

        /** What a problem document finds at fault, each as pointer and code. */
        public List<String> faults() {
            List<String> faults = new ArrayList<>();
            json.path("errors")
                    .forEach(fault -> faults.add(fault.get("pointer").textValue() + " "
                            + fault.get("code").textValue()));
            return faults;
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
        return send(
                method,
                path,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body),
                body == null ? null : contentType,
                headers);
    }

    /** A body that does not say how long it is. */
    public Reply sendChunked(String method, String path, byte[] body) {
        return send(
                method, path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), "application/json");
    }

    private Reply send(String method, String path, BodyPublisher body, String contentType, String... headers) {
        String address = server + (path.startsWith("//") ? path.substring(1) : "/api/v1" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (contentType != null) {
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

package org.dealdesk.testing.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dealdesk.platform.json.CanonicalJson;

/**
 * A real Keycloak with the realm of {@code docker/}. The Maven build unpacks its distribution once, outside {@code target}; the first
 * start builds it, which takes a minute, and later ones take less.
 */
public final class Keycloak implements AutoCloseable {

    public static final String CLIENT_SECRET = "the secret of a test";
    public static final String PASSWORD = "the password of a test";

    private static final String HOME = "dealdesk.keycloak";
    private static final Path USUAL_HOME =
            Path.of(System.getProperty("user.home"), ".cache", "dealdesk", "keycloak-26.7.3");
    private static final String ADMIN = "admin-of-test";
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path log;
    private final Map<String, String> environment;
    private final int port;
    private Process process;

    private Keycloak(int port, Path log, Map<String, String> environment) {
        this.port = port;
        this.log = log;
        this.environment = environment;
    }

    /** Starts it for a product at this port. */
    public static Keycloak start(int productPort, Path log) {
        String product = "http://localhost:" + productPort;
        Keycloak keycloak = new Keycloak(
                freePort(),
                log,
                Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD,
                        "DEALDESK_SSO_PASSWORD", PASSWORD,
                        "DEALDESK_OIDC_CLIENT_SECRET", CLIENT_SECRET,
                        "DEALDESK_PUBLIC_URL", product,
                        "DEALDESK_INTERNAL_URL", product,
                        "JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx512m",
                        "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1"));
        keycloak.build();
        keycloak.begin();
        return keycloak;
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    public String issuer() {
        return "http://localhost:" + port + "/realms/dealdesk";
    }

    /** The document as another server reaches it, in a network of its own. */
    public String discovery() {
        return "http://127.0.0.1:" + port + "/realms/dealdesk/.well-known/openid-configuration";
    }

    private static Path home() {
        Path home = Path.of(System.getProperty(HOME, USUAL_HOME.toString()));
        if (!Files.exists(home.resolve("bin/kc.sh"))) {
            throw new IllegalStateException(
                    "There is no Keycloak in " + home + ": ./mvnw pre-integration-test unpacks it");
        }
        return home;
    }

    /** Once, also where two builds of the product run at the same time. */
    private void build() {
        Path built = home().resolve("built-for-tests");
        try (FileChannel lock =
                FileChannel.open(home().resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            if (!Files.exists(built) || !Files.readString(built).equals(state())) {
                Process build = run("build", "--db=dev-mem", "--cache=local");
                if (!build.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS) || build.exitValue() != 0) {
                    build.destroyForcibly();
                    throw new IllegalStateException("Keycloak was not built:\n" + Files.readString(log));
                }
                Files.writeString(built, state());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Says whether what was built is still there, or the distribution was unpacked anew. */
    private static String state() throws IOException {
        return Files.getLastModifiedTime(home().resolve("lib/quarkus/build-system.properties"))
                .toString();
    }

    private Process run(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", home().resolve("bin/kc.sh").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void begin() {
        try {
            Path realms = Files.createDirectories(home().resolve("data/import"));
            Files.copy(
                    Path.of("docker/dealdesk-realm.json"),
                    realms.resolve("dealdesk-realm.json"),
                    StandardCopyOption.REPLACE_EXISTING);
            process = run(
                    "start",
                    "--optimized",
                    "--import-realm",
                    "--http-enabled=true",
                    "--http-host=127.0.0.1",
                    "--http-port=" + port,
                    "--http-management-port=" + freePort(),
                    "--hostname=http://localhost:" + port,
                    "--hostname-backchannel-dynamic=true");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        awaitAnswer();
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException("Keycloak did not start:\n" + log());
            }
            try {
                process.waitFor(250, TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                close();
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return "no log";
        }
    }

    private boolean answers() {
        try {
            return send(HttpRequest.newBuilder(URI.create(discovery())).GET()).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Ends all sessions of a person, as an administrator of Keycloak does. */
    public void signOut(String user) {
        expect(204, admin("POST", "/users/" + id(user) + "/logout", ""));
    }

    /** Takes roles from a person. */
    public void takeRole(String user, String role) {
        String found = expect(200, admin("GET", "/roles/" + role, "")).body();
        expect(204, admin("DELETE", "/users/" + id(user) + "/role-mappings/realm", "[" + found + "]"));
    }

    public void giveRole(String user, String role) {
        String found = expect(200, admin("GET", "/roles/" + role, "")).body();
        expect(204, admin("POST", "/users/" + id(user) + "/role-mappings/realm", "[" + found + "]"));
    }

    private String id(String user) {
        JsonNode found = CanonicalJson.read(expect(200, admin("GET", "/users?exact=true&username=" + user, ""))
                .body());
        return found.get(0).get("id").textValue();
    }

    private HttpResponse<String> admin(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/admin/realms/dealdesk" + path))
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private String adminToken() {
        String form = "grant_type=password&client_id=admin-cli&username=" + ADMIN + "&password="
                + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        return CanonicalJson.read(expect(200, answer).body())
                .get("access_token")
                .textValue();
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError("Keycloak answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException stopped) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}

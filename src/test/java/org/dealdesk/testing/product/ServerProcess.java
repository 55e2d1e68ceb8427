package org.dealdesk.testing.product;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.testing.people.Client;

/** The product as people run it: a process of its own, which can be killed. */
public final class ServerProcess implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final int SECONDS_TO_START = 120;

    private final Process process;
    private final List<String> output = new ArrayList<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private volatile boolean killed;

    private ServerProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "server-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param directory where it runs: a plain start keeps its data below
     */
    public static ServerProcess start(Path directory, Map<String, String> environment) {
        return start(directory, environment, "-Xmx384m");
    }

    /**
     * The same with as much memory as a test is about.
     *
     * @param heap the JVM's option for its largest heap
     */
    public static ServerProcess start(Path directory, Map<String, String> environment, String heap) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                // It lives for seconds: start fast rather than run fast.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                heap,
                "-XX:+ExitOnOutOfMemoryError",
                "org.dealdesk.Dealdesk",
                "--server.port=0",
                "--server.address=127.0.0.1",
                // Tests call faster than people.
                "--dealdesk.rate-limits.person=off",
                "--dealdesk.rate-limits.address=off",
                "--logging.level.org.springframework.boot.web.embedded.tomcat.TomcatWebServer=INFO");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return awaitStart(new ServerProcess(builder.start()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** It runs in another directory than the tests. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static ServerProcess awaitStart(ServerProcess server) {
        try {
            server.port.get(SECONDS_TO_START, TimeUnit.SECONDS);
            return server;
        } catch (ExecutionException | TimeoutException failed) {
            server.kill();
            throw new IllegalStateException("The server did not start:\n" + server.output(), failed);
        } catch (InterruptedException stopped) {
            server.kill();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public Client as(String user) {
        return Client.ofUser(http, "http://127.0.0.1:" + port(), user);
    }

    public int port() {
        return port.join();
    }

    /** {@code SIGKILL}: it has no moment to put anything in order. */
    public void kill() {
        killed = true;
        process.destroyForcibly();
    }

    public boolean wasKilled() {
        return killed;
    }

    /** Waits until the killed process is gone. */
    public void awaitEnd() {
        process.onExit().join();
    }

    /** What it has written so far. */
    public String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                Matcher started = STARTED.matcher(line);
                if (started.find()) {
                    port.complete(Integer.valueOf(started.group(1)));
                }
            }
        } catch (IOException closed) {
            // The pipe of a killed process may break.
            port.completeExceptionally(closed);
        }
        port.completeExceptionally(new IllegalStateException("It ended:\n" + output()));
    }

    @Override
    public void close() {
        kill();
        awaitEnd();
    }
}

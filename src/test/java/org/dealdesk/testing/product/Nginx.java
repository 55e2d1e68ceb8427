package org.dealdesk.testing.product;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real nginx with TLS on a port of its own, with the server block that docs/running.md gives. */
public final class Nginx implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path folder;
    private final int port;
    private Process process;

    public Nginx(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    public int port() {
        return port;
    }

    /**
     * Starts it, and returns once it answers.
     *
     * @param server the server block as it is documented, with the product at {@code productPort}
     */
    public void start(String server, int productPort)
            throws IOException, InterruptedException, GeneralSecurityException {
        writeCertificate();
        String block = server.replace("listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;")
                .replace("server_name deals.example.com;", "server_name 127.0.0.1;")
                .replace(
                        "/etc/ssl/deals.example.com.pem",
                        folder.resolve("cert.pem").toString())
                .replace(
                        "/etc/ssl/deals.example.com.key",
                        folder.resolve("key.pem").toString())
                .replace("http://127.0.0.1:8080", "http://127.0.0.1:" + productPort);
        StringBuilder configuration =
                new StringBuilder("daemon off; error_log stderr warn; pid nginx.pid; events {}\nhttp {\n");
        configuration.append("access_log off;\n");
        for (String name : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            configuration.append(name).append("_temp_path ").append(name).append(";\n");
        }
        Path file = Files.writeString(folder.resolve("nginx.conf"), configuration + block + "\n}\n");
        process = new ProcessBuilder(PROGRAM.toString(), "-p", folder.toString(), "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        awaitPort();
    }

    private void awaitPort() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException("nginx ended: " + Files.readString(folder.resolve("nginx.log")));
            }
            try (java.net.Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (connection.isConnected()) {
                    return;
                }
            } catch (ConnectException notYet) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
        throw new IllegalStateException("nginx does not answer");
    }

    /** A key and a certificate of its own for this machine. */
    private void writeCertificate() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "proxy",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("keytool.log")));
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        pem("cert.pem", "CERTIFICATE", keys.getCertificate("proxy").getEncoded());
        pem("key.pem", "PRIVATE KEY", keys.getKey("proxy", PASSWORD).getEncoded());
    }

    private void pem(String name, String kind, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .encodeToString(content);
        Files.writeString(
                folder.resolve(name), "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(kind, body));
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process.onExit()
                    .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                    .join()
                    .destroyForcibly();
        }
    }
}

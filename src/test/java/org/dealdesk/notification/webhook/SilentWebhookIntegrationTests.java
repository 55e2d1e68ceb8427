package org.dealdesk.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dealdesk.notification.mail.MailServer;
import org.dealdesk.notification.outbox.Outgoing;
import org.dealdesk.platform.background.BackgroundWork;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** An endpoint that takes connections and never answers delays its own deliveries and no others. */
class SilentWebhookIntegrationTests {

    private static final int DEALS_BEFORE = 12;

    @Test
    void delaysNeitherMailNorOtherWebhooks() throws Exception {
        try (Silent silent = new Silent();
                Healthy healthy = new Healthy();
                MailServer mails = new MailServer();
                Product product =
                        Product.start(Database.H2.fresh(), mails.properties("dealdesk.webhooks.allow-private=true"))) {
            register(product, silent.url());
            register(product, healthy.url());
            for (int deal = 0; deal < DEALS_BEFORE; deal++) {
                new Sales(product).submit(Sales.clear());
            }
            BackgroundWork background = product.bean(BackgroundWork.class);
            background.startRepeating();
            try {
                silent.taken.take();
                String urgent = Sales.number(new Sales(product).submit(Sales.smallForSalesOps()));

                healthy.waitFor(urgent);
                assertThat(mails.await(2))
                        .extracting(MailServer.Mail::subject)
                        .allMatch(subject -> subject.contains(urgent));
                assertThat(silent.connections.size())
                        .as("it would be %s if the others had to wait for each", DEALS_BEFORE)
                        .isLessThan(DEALS_BEFORE / 2);
            } finally {
                silent.hangUp();
                background.stop();
            }
            Invariants.mustHold(product);
        }
    }

    @Test
    void isTriedOncePerRound() throws Exception {
        try (Silent silent = new Silent();
                Product product = Product.start(Database.H2.fresh(), "dealdesk.webhooks.allow-private=true")) {
            register(product, silent.url());
            for (int deal = 0; deal < 3; deal++) {
                new Sales(product).submit(Sales.clear());
            }
            silent.hangUp();

            assertThat(Outgoing.of(product).dispatch()).as("the port is closed").isOne();
            assertThat(Outgoing.of(product).dispatch())
                    .as("the next deal's turn")
                    .isOne();
        }
    }

    private static void register(Product product, String url) {
        product.as("admin")
                .post("/webhooks", JsonNodeFactory.instance.objectNode().put("url", url))
                .expect(201);
    }

    /** Accepts every connection and never answers. */
    private static final class Silent implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> connections = new CopyOnWriteArrayList<>();
        private final BlockingQueue<Socket> taken = new LinkedBlockingQueue<>();

        Silent() throws IOException {
            Thread accepting = new Thread(this::accept, "silent");
            accepting.setDaemon(true);
            accepting.start();
        }

        private void accept() {
            try {
                while (true) {
                    Socket connection = server.accept();
                    connections.add(connection);
                    taken.add(connection);
                }
            } catch (IOException closed) {
                // The test is over.
            }
        }

        String url() {
            return "http://127.0.0.1:" + server.getLocalPort() + "/";
        }

        @Override
        public void close() throws IOException {
            hangUp();
        }

        void hangUp() throws IOException {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        }
    }

    /** Answers at once. */
    private static final class Healthy implements AutoCloseable {

        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        Healthy() throws IOException {
            server.createContext("/", exchange -> {
                told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        void waitFor(String deal) throws InterruptedException {
            String event;
            do {
                event = told.poll(60, TimeUnit.SECONDS);
                assertThat(event).as("told of " + deal).isNotNull();
            } while (!event.contains(deal));
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}

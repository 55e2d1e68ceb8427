package org.dealdesk.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dealdesk.notification.outbox.Outgoing;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Endpoints outside: who may register which, what they are sent, and what becomes of it. */
class WebhooksIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void tellsAnEndpointWhatHappens(Database database) throws Exception {
        try (Receiver receiver = new Receiver();
                Product product = Product.start(database.fresh(), "dealdesk.webhooks.allow-private=true")) {
            try {
                sendsSignedEventsInOrder(product, receiver);
                storesNoSecretForReplaysAndNoneOfARemovedWebhook(product, receiver);
                followsNoRedirectAndTriesAgain(product, receiver);
                Invariants.mustHold(product);
            } finally {
                product.clock().reset();
            }
        }
    }

    private static void sendsSignedEventsInOrder(Product product, Receiver receiver) throws Exception {
        Client admin = product.as("admin");
        Reply made = admin.post("/webhooks", wish(receiver.url())).expect(201);
        String hook = "/webhooks/" + made.text("/id");
        assertThat(admin.get("/webhooks").expect(200).json().toString())
                .contains(receiver.url())
                .doesNotContain("whsec_");
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.forSalesOps());
        sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "REQUEST_CHANGES")
                .expect(200);

        assertThat(Outgoing.of(product).dispatch()).isEqualTo(5);
        assertThat(receiver.types())
                .containsExactly(
                        "org.dealdesk.deal_created",
                        "org.dealdesk.deal_submitted",
                        "org.dealdesk.review_opened",
                        "org.dealdesk.review_decided",
                        "org.dealdesk.changes_requested");
        for (Message message : receiver.messages) {
            assertThat(message.signature()).isEqualTo(sign(made.text("/secret"), message));
            assertThat(message.body()).as("neither amounts nor comments").doesNotContain("tcv", "amount", "because");
        }
        JsonNode event = CanonicalJson.read(receiver.messages.get(3).body());
        assertThat(event.at("/subject").textValue()).isEqualTo(Sales.number(deal));
        assertThat(event.at("/id").textValue())
                .isEqualTo(Sales.number(deal) + ".4")
                .isEqualTo(receiver.messages.get(3).id());
        assertThat(event.at("/data/function").textValue()).isEqualTo("SALES_OPS");
        assertThat(event.at("/data/actor").textValue()).isEqualTo("salesops");

        Reply log = admin.get(hook + "/deliveries?limit=2").expect(200);
        assertThat(log.json().get("items").findValuesAsText("state")).containsExactly("DELIVERED", "DELIVERED");
        assertThat(log.text("/items/0/answered")).isEqualTo("200");
        receiver.messages.clear();
        admin.post(hook + "/deliveries/" + log.text("/items/0/id") + "/replay", null)
                .expect(200);
        Outgoing.of(product).dispatch();
        assertThat(receiver.types()).containsExactly("org.dealdesk.changes_requested");
        admin.delete(hook).expect(204);
        admin.delete(hook).refused(404, "not-found");
        receiver.messages.clear();
    }

    private static void storesNoSecretForReplaysAndNoneOfARemovedWebhook(Product product, Receiver receiver) {
        Staff staff = new Staff(product);
        staff.hire("keeper", "ADMIN");
        Client admin = product.as("keeper");
        Reply made = admin.post("/webhooks", wish(receiver.url()), "Idempotency-Key", "hook-2")
                .expect(201);
        String secret = made.text("/secret");
        assertThat(secret).startsWith("whsec_");
        Reply again = admin.post("/webhooks", wish(receiver.url()), "Idempotency-Key", "hook-2")
                .expect(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.text("/id")).isEqualTo(made.text("/id"));
        assertThat(again.json().get("secret").isNull()).isTrue();
        assertThat(product.sql()
                        .sql("select count(*) from idempotency_key where answer like '%whsec_%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        String stored = "select count(*) from webhook where secret = ?";
        assertThat(product.sql().sql(stored).param(secret).query(Integer.class).single())
                .isOne();
        admin.delete("/webhooks/" + made.text("/id")).expect(204);
        assertThat(product.sql().sql(stored).param(secret).query(Integer.class).single())
                .isZero();
        staff.change("keeper", entry -> entry.putArray("roles").add("AUDITOR"));
        admin.post("/webhooks", wish(receiver.url()), "Idempotency-Key", "hook-2")
                .refused(403, "forbidden");
    }

    private static void followsNoRedirectAndTriesAgain(Product product, Receiver receiver) {
        Client admin = product.as("admin");
        ObjectNode wish = wish(receiver.url());
        wish.putArray("events").add("DEAL_APPROVED");
        String hook = "/webhooks/" + admin.post("/webhooks", wish).expect(201).text("/id");
        new Sales(product).submit(Sales.clear());
        receiver.answer = 302;

        assertThat(Outgoing.of(product).dispatch()).isOne();
        assertThat(receiver.messages)
                .as("not told at the address it was sent on to")
                .isEmpty();
        Reply log = admin.get(hook + "/deliveries").expect(200);
        assertThat(log.text("/items/0/state")).isEqualTo("PENDING");
        assertThat(log.text("/items/0/reason")).isEqualTo("answered 302; redirects are not followed");
        receiver.answer = 200;
        product.clock().advance(Duration.ofSeconds(8));
        Outgoing.of(product).dispatch();
        assertThat(receiver.types()).containsExactly("org.dealdesk.deal_approved");
    }

    @Test
    void refusesAddressesInsideANetwork() {
        Product product = Product.on(Database.H2);
        var before = Rows.of(product);
        for (String url : List.of(
                "https://localhost/hook",
                "https://127.0.0.1/hook",
                "https://10.1.2.3:8443/",
                "https://192.168.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/")) {
            assertThat(refused(product, url)).as(url).containsExactly("/url private-address");
        }
        for (String url : List.of(
                "http://8.8.8.8/",
                "ftp://8.8.8.8/",
                "https://me:pw@8.8.8.8/",
                "https:///",
                "hook",
                "https://a b/",
                "https://2130706433/")) {
            assertThat(refused(product, url)).as(url).containsExactly("/url not-a-link");
        }
        assertThat(refused(product, "https://nowhere.invalid/")).containsExactly("/url unresolvable");
        assertThat(product.as("admin")
                        .post("/webhooks", JsonNodeFactory.instance.objectNode())
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/url missing");
        product.as("rep").post("/webhooks", wish("https://localhost/")).refused(403, "forbidden");
        product.as("rep").get("/webhooks").refused(403, "forbidden");
        product.as("admin").get("/webhooks/unknown/deliveries").refused(404, "not-found");
        product.as("admin").post("/webhooks/unknown/deliveries/1/replay", null).refused(404, "not-found");
        assertThat(Rows.of(product)).isEqualTo(before);
    }

    private static List<String> refused(Product product, String url) {
        return product.as("admin")
                .post("/webhooks", wish(url))
                .refused(422, "invalid")
                .faults();
    }

    private static ObjectNode wish(String url) {
        return JsonNodeFactory.instance.objectNode().put("url", url);
    }

    private static String sign(String secret, Message message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
        String signed = message.id() + "." + message.timestamp() + "." + message.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private record Message(String id, String timestamp, String signature, String body) {}

    /** An endpoint that remembers what it has taken. */
    private static final class Receiver implements AutoCloseable {

        private final HttpServer server;
        private final List<Message> messages = new CopyOnWriteArrayList<>();
        private volatile int answer = 200;

        Receiver() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                boolean elsewhere = exchange.getRequestURI().getPath().equals("/elsewhere");
                if (answer == 200 || elsewhere) {
                    messages.add(new Message(
                            exchange.getRequestHeaders().getFirst("webhook-id"),
                            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                            exchange.getRequestHeaders().getFirst("webhook-signature"),
                            body));
                }
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                exchange.sendResponseHeaders(elsewhere ? 200 : answer, -1);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
        }

        List<String> types() {
            return messages.stream()
                    .map(message ->
                            CanonicalJson.read(message.body()).get("type").textValue())
                    .toList();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}

package org.dealdesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.dealdesk.testing.people.Sales;

/**
 * One client: submits a deal as {@code rep} and has it approved as the usual reviewers, one call after the other. With a work list
 * each reviewer also lists their tasks and claims the one at hand, as a client without the answer of the call before would.
 */
final class Person {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong DEALS = new AtomicLong();

    private final BenchedProduct product;
    private final boolean workList;
    private final Latencies latencies = new Latencies();
    private BiConsumer<String, Traffic> afterCall = (call, traffic) -> {};

    Person(BenchedProduct product, boolean workList) {
        this.product = product;
        this.workList = workList;
    }

    Latencies latencies() {
        return latencies;
    }

    void afterEachCall(BiConsumer<String, Traffic> watcher) {
        this.afterCall = watcher;
        product.traffic();
    }

    void approveOneDeal() {
        JsonNode deal = post("1 submit", "rep", "/deals?submit=true", deal(), 201);
        deal = approve("2 decide Sales Ops", deal, "SALES_OPS");
        deal = approve("3 decide finance", deal, "FINANCE");
        deal = approve("4 decide legal", deal, "LEGAL");
        if (!deal.path("status").asText().equals("APPROVED")) {
            throw new UnexpectedAnswer("not approved after three decisions: " + deal);
        }
    }

    /** Consulting hours at a discount, with a term that legal reads, for a customer without other deals. */
    private static String deal() {
        return Sales.forThree()
                .set(
                        "customer",
                        JSON.createObjectNode()
                                .put("id", "B-" + ProcessHandle.current().pid() + "-" + DEALS.incrementAndGet())
                                .put("name", "Customer"))
                .toString();
    }

    private JsonNode approve(String call, JsonNode deal, String function) {
        String reviewer = Sales.REVIEWERS.get(function);
        String review = Sales.review(deal, function).get("id").textValue();
        if (workList) {
            String number = call.substring(0, 1);
            call(number + " list", reviewer, "GET", "/tasks?limit=20&function=" + function, "", 200);
            post(number + " claim", reviewer, "/tasks/" + review + "/claim", "", 200);
        }
        String decision = "{\"outcome\": \"APPROVE\", \"revision\": 1, \"comment\": \"as discussed\"}";
        return post(call, reviewer, "/tasks/" + review + "/decision", decision, 200);
    }

    private JsonNode post(String call, String person, String path, String body, int expected) {
        return call(call, person, "POST", path, body, expected);
    }

    private JsonNode call(String call, String person, String method, String path, String body, int expected) {
        String login = Base64.getEncoder().encodeToString((person + ":demo").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(product.address() + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        long started = System.nanoTime();
        HttpResponse<String> answer = send(request);
        latencies.add(call, System.nanoTime() - started);
        if (answer.statusCode() != expected) {
            throw new UnexpectedAnswer(call + ": " + answer.statusCode() + " " + answer.body());
        }
        afterCall.accept(call, product.traffic());
        return read(answer.body());
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException malformed) {
            throw new UnexpectedAnswer(malformed.getMessage());
        }
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UnexpectedAnswer(failed.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}

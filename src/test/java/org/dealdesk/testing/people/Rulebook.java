package org.dealdesk.testing.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.product.Product;

/** What policy administrators do with versions of the policy, in a word each. */
public final class Rulebook {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final Product product;

    public Rulebook(Product product) {
        this.product = product;
    }

    /** The default policy as another version. */
    public static String document(String version, LocalDate from) {
        return Deals.DEFAULT_POLICY
                .replace("version: \"2026.1\"", "version: \"" + version + "\"")
                .replace("effectiveFrom: 2026-01-01", "effectiveFrom: " + from);
    }

    public static String json(String document) {
        return Documents.read(document).toString();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(product.now(), ZONE);
    }

    /** Lets time pass until an hour into that day. */
    public void goTo(LocalDate day) {
        product.clock()
                .advance(Duration.between(
                        product.now(), day.atStartOfDay(ZONE).plusHours(1).toInstant()));
    }

    public Reply send(String person, String path, String document, String... headers) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        return product.as(person).send("POST", path, bytes, "application/yaml", headers);
    }

    /** Drafts as {@code policyadmin}. */
    public Reply draft(String document) {
        return send("policyadmin", "/policies", document);
    }

    /** Approves as {@code policyadmin2}, having seen every warning. */
    public Reply approve(String version) {
        Set<String> codes = new TreeSet<>();
        product.as("policyadmin2")
                .get("/policies/" + version + "/lint")
                .json()
                .path("findings")
                .forEach(finding -> codes.add(finding.get("code").textValue()));
        return approve("policyadmin2", version, new ArrayList<>(codes));
    }

    public Reply approve(String person, String version, List<String> acknowledged) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("acknowledge");
        acknowledged.forEach(body.withArray("acknowledge")::add);
        return product.as(person).post("/policies/" + version + "/approve", body);
    }

    public Reply activate(String version) {
        return product.as("policyadmin").post("/policies/" + version + "/activate", null);
    }

    /** From document to a version that will come into force on its day. */
    public Reply schedule(String version, String document) {
        draft(document).expect(201);
        approve(version).expect(200);
        return activate(version).expect(200);
    }

    /** Lets the default policy come into force as this version, after all that are scheduled. */
    public void begin(String version) {
        LocalDate last = today();
        for (JsonNode listed :
                product.as("rep").get("/policies?limit=200").expect(200).json().get("items")) {
            LocalDate from = LocalDate.parse(listed.get("effectiveFrom").textValue());
            last = from.isAfter(last) ? from : last;
        }
        schedule(version, document(version, last.plusDays(1)));
        goTo(last.plusDays(1));
    }

    public String state(String version) {
        return product.as("rep").get("/policies/" + version).expect(200).text("/state");
    }

    /** The version in force today. */
    public String inForce() {
        return product.as("rep").get("/policies/current").expect(200).text("/version");
    }
}

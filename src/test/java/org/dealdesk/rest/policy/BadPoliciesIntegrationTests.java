package org.dealdesk.rest.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Policies that could not be used are refused in plain words, and the one in force is unchanged. */
class BadPoliciesIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesWhatCannotBeRead(Database database) {
        Product product = Product.on(database);
        Rulebook book = new Rulebook(product);
        Map<String, Long> before = Rows.of(product);
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int level = 1; level < 40; level++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
        }
        String good = document(book);
        for (String bad : List.of(
                " ",
                "# nothing",
                good + "\nversion: \"again\"\n",
                good + "\nmore: [",
                good + "\n---\n" + good,
                good.replace("always: [SALES_OPS]", "always: &x [SALES_OPS]"),
                good.replace("always: [SALES_OPS]", "always: *x"),
                good.replace("rate: 2", "rate: !!int 2"),
                good.replace("rate: 2", "rate: !java.net.URL [x]"),
                good.replace("# Every", "\u0000# Every"),
                laughs.toString(),
                "a: " + "[".repeat(5_000))) {
            Reply reply = book.draft(bad).refused(422, "invalid");
            assertThat(reply.faults()).containsExactly(" malformed");
        }
        Reply lint =
                book.send("policyadmin", "/policies/lint", good + "\nmore: [").expect(200);
        assertThat(lint.text("/findings/0/code")).isEqualTo("malformed");
        assertThat(lint.json().at("/findings/0/line").intValue()).isGreaterThan(155);
        assertThat(book.draft("a: 1\na: 2").json().toString()).contains("(line 2, column ");
        untouched(product, before);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesWhatIsNoDocumentAtAll(Database database) {
        Product product = Product.on(database);
        Client admin = product.as("policyadmin");
        Map<String, Long> before = Rows.of(product);
        byte[] good = document(new Rulebook(product)).getBytes(StandardCharsets.UTF_8);
        byte[] huge = new byte[10 << 20];
        Arrays.fill(huge, (byte) '#');
        byte[] latin = "name: é".getBytes(StandardCharsets.ISO_8859_1);
        for (String path : List.of("/policies", "/policies/lint")) {
            admin.send("POST", path, huge, "application/yaml").refused(413, "too-large");
            admin.send("POST", path, latin, "application/yaml").refused(400, "malformed");
            admin.send("POST", path, latin, "text/yaml; charset=iso-8859-1").refused(400, "malformed");
            admin.send("POST", path, good, "application/json").refused(400, "malformed");
            for (String type : List.of("text/plain", "application/xml", "multipart/form-data", "garbage")) {
                admin.send("POST", path, good, type).refused(415, "unsupported-media-type");
            }
            admin.send("POST", path, new byte[0], "application/yaml").refused(400, "malformed");
            admin.post(path, null).refused(415, "unsupported-media-type");
        }
        untouched(product, before);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesEveryFaultOfADocument(Database database) {
        Product product = Product.on(database);
        Rulebook book = new Rulebook(product);
        Map<String, Long> before = Rows.of(product);
        String good = document(book);
        String bad = good.replace("rate: 2", "rate: 1e10000000")
                .replace("maxTcv: 25000", "maxTcv: 1e-10000000")
                .replace("quorum: 1", "quorum: 3")
                .replace("{at: 0}", "{at: -1}");
        Reply reply = book.draft(bad).refused(422, "invalid");
        assertThat(reply.faults())
                .containsExactlyInAnyOrder(
                        "/guardrails/0/max/0/at out-of-range",
                        "/routing/straightThrough/maxTcv too-many-decimals",
                        "/commission/rate out-of-range");
        assertThat(reply.json().at("/errors/0/detail").textValue()).contains("(line 37, column 12)");
        assertThat(book.draft(good.replace("quorum: 1", "quorum: 3"))
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/approval/committee/quorum quorum-above-members");
        assertThat(book.draft(good + "\nvershun: 1\n").refused(400, "malformed").faults())
                .containsExactly("/vershun unknown-property");
        assertThat(book.draft(good.replace("currency: USD", "currency: EUR")
                                .replace("{EUR: 1.10, ", "{")
                                .replace("America/New_York", "Europe/Berlin")
                                .replaceFirst("effectiveFrom: .*", "effectiveFrom: " + book.today()))
                        .refused(422, "invalid")
                        .faults())
                .containsExactlyInAnyOrder(
                        "/currency not-allowed",
                        "/approval/calendar/timeZone not-allowed",
                        "/effectiveFrom out-of-range");
        for (String reserved : List.of("current", "lint", "backtests", "compare")) {
            assertThat(book.draft(good.replace("\"bad\"", reserved))
                            .refused(422, "invalid")
                            .faults())
                    .containsExactly("/version not-allowed");
        }
        untouched(product, before);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void lintsExactlyWhatADraftIsRefusedFor(Database database) {
        Product product = Product.on(database);
        Rulebook book = new Rulebook(product);
        String good = Rulebook.document("lint-is-draft", book.today().plusDays(400));
        Map<String, String> documents = new LinkedHashMap<>();
        documents.put("in force by another name", good.replace("lint-is-draft", "2026.1"));
        documents.put("reserved", good.replace("\"lint-is-draft\"", "compare"));
        documents.put(
                "another currency",
                good.replace("currency: USD", "currency: GBP").replace("GBP: 1.28, ", ""));
        documents.put("another zone", good.replace("America/New_York", "Europe/London"));
        documents.put("today", good.replaceFirst("effectiveFrom: .*", "effectiveFrom: " + book.today()));
        documents.put(
                "everything",
                good.replace("lint-is-draft", "2026.1")
                        .replace("currency: USD", "currency: GBP")
                        .replace("GBP: 1.28, ", "")
                        .replace("America/New_York", "Europe/London")
                        .replaceFirst("effectiveFrom: .*", "effectiveFrom: 2026-01-01")
                        .replace("quorum: 1", "quorum: 9"));
        documents.put("a quorum too large", good.replace("quorum: 1", "quorum: 9"));
        documents.put(
                "a limit twice", good.replace("{at: 25, approvals: [SALES_OPS]}", "{at: 15, approvals: [SALES_OPS]}"));
        documents.put("a rate too high", good.replace("rate: 2", "rate: 101"));
        documents.put("an unknown property", good + "\nvershun: 1\n");
        documents.put("no YAML", "a: [1");
        documents.forEach((name, document) -> {
            List<String> linted = new ArrayList<>();
            book.send("policyadmin", "/policies/lint", document)
                    .expect(200)
                    .json()
                    .get("findings")
                    .forEach(finding -> {
                        if (finding.get("severity").textValue().equals("ERROR")) {
                            linted.add(finding.get("pointer").textValue() + " "
                                    + finding.get("code").textValue());
                        }
                    });
            Reply drafted = book.draft(document);
            assertThat(linted).as(name).isNotEmpty();
            if (linted.equals(List.of("/version version-taken"))) {
                drafted.refused(409, "policy-version-taken");
            } else {
                assertThat(drafted.status()).as(name).isIn(400, 422);
                assertThat(drafted.faults()).as(name).containsExactlyInAnyOrderElementsOf(linted);
            }
        });
        assertThat(book.send("policyadmin", "/policies/lint", good)
                        .json()
                        .at("/findings")
                        .toString())
                .doesNotContain("\"ERROR\"");
        book.draft(good).expect(201);
        product.as("policyadmin").delete("/policies/lint-is-draft").expect(204);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void takesBothFormsInAnyDeclaration(Database database) {
        Product product = Product.on(database);
        Rulebook book = new Rulebook(product);
        Client admin = product.as("policyadmin");
        LocalDate from = book.today().plusDays(20);
        String json = Rulebook.json(Rulebook.document("json", from));
        admin.send("POST", "/policies", json).expect(201);
        Reply document = admin.get("/policies/json/document").expect(200);
        assertThat(document.raw().body()).isEqualTo(json);
        assertThat(document.header("Content-Type")).startsWith("application/json");
        for (String type : List.of("application/yaml", "text/yaml;charset=UTF-8", "application/x-yaml")) {
            byte[] yaml = Rulebook.document("yaml", from).getBytes(StandardCharsets.UTF_8);
            assertThat(admin.send("POST", "/policies", yaml, type).expect(201).text("/mediaType"))
                    .isEqualTo("application/yaml");
            assertThat(admin.get("/policies/yaml/document").header("Content-Type"))
                    .startsWith("application/yaml");
            admin.delete("/policies/yaml").expect(204);
        }
        admin.delete("/policies/json").expect(204);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void wantsEveryWarningNamed(Database database) {
        Product product = Product.on(database);
        Rulebook book = new Rulebook(product);
        Reply draft = book.draft(document(book)).expect(201);
        List<String> warnings = draft.json().get("warnings").findValuesAsText("id");
        assertThat(warnings).hasSizeGreaterThan(5);

        Reply silent =
                product.as("policyadmin2").post("/policies/bad/approve", null).refused(422, "invalid");
        assertThat(silent.faults()).hasSameSizeAs(warnings).containsOnly("/acknowledge not-acknowledged");
        assertThat(warnings).allMatch(id -> silent.raw().body().contains(id));
        Reply most = book.approve("policyadmin2", "bad", warnings.subList(1, warnings.size()))
                .refused(422, "invalid");
        assertThat(most.faults()).containsExactly("/acknowledge not-acknowledged");
        assertThat(most.raw().body()).contains(warnings.get(0));
        assertThat(book.approve("policyadmin2", "bad", List.of("open-ended", "nothing"))
                        .refused(422, "invalid")
                        .faults())
                .contains("/acknowledge/1 unknown-value", "/acknowledge not-acknowledged");
        product.as("policyadmin2")
                .post("/policies/bad/approve", "{\"acknowledged\": []}")
                .refused(400, "malformed");
        product.as("policyadmin2")
                .post("/policies/bad/approve", "{\"acknowledge\": \"all\"}")
                .refused(422, "invalid");

        Staff staff = new Staff(product);
        staff.change("legal2", person -> person.put("active", false));
        try {
            assertThat(book.approve("policyadmin2", "bad", warnings)
                            .refused(422, "invalid")
                            .raw()
                            .body())
                    .contains("understaffed:/approval/sla/LEGAL");
        } finally {
            staff.change("legal2", person -> person.put("active", true));
        }
        assertThat(book.approve("policyadmin2", "bad", warnings).expect(200).text("/state"))
                .isEqualTo("APPROVED");
        product.as("policyadmin").delete("/policies/bad").expect(204);
    }

    private static String document(Rulebook book) {
        return Rulebook.document("bad", book.today().plusDays(30));
    }

    private static void untouched(Product product, Map<String, Long> before) {
        assertThat(Rows.of(product)).isEqualTo(before);
        assertThat(new Rulebook(product).inForce()).isEqualTo("2026.1");
        assertThat(product.as("rep").get("/policies/2026.1").text("/state")).isEqualTo("ACTIVE");
    }
}

package org.dealdesk.commission.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.product.Invariants;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden sequences through REST, on both databases. A sequence with a call that the API does not have is left out. Not compared
 * here: what the calls of months, payouts and statements answer apart from their status.
 */
class CommissionCasesIntegrationTests {

    private static final JsonNode API = api();
    private static final Set<String> LEFT_OUT = Set.of("why", "names");
    private static final Set<String> OF_DEALS = Set.of(
            "status",
            "deal",
            "dealStatus",
            "state",
            "outcome",
            "requiredApprovals",
            "commission",
            "commissionBase",
            "commissionSplit",
            "commissionPlans",
            "counts",
            "lines",
            "clawedBack");

    @TestFactory
    Stream<DynamicTest> playAsWorkedOut() throws IOException, URISyntaxException {
        List<Path> files = CommissionCasesTests.files();
        return Stream.of(Database.values()).flatMap(database -> {
            CaseDatabase tables = new CaseDatabase(database);
            Stream<DynamicTest> cases = files.stream()
                    .map(file ->
                            DynamicTest.dynamicTest(database + " " + file.getFileName(), () -> check(file, tables)));
            return Stream.concat(cases, Stream.of(DynamicTest.dynamicTest(database + " ends", () -> tables.product()
                    .close())));
        });
    }

    private static void check(Path file, CaseDatabase tables) throws IOException, URISyntaxException {
        JsonNode golden = Documents.read(Files.readString(file));
        JsonNode expected = golden.required("expected");
        JsonNode commands = golden.required("commands");
        commands.forEach(command -> assumeTrue(isKnown(command), () -> "not in the API: " + command.get("call")));
        String number = file.getFileName().toString().substring(0, 2);
        tables.begin(new PlayedCase(golden), "2026.1-" + number, golden.path("people"));
        RestCase world = new RestCase(tables.product());
        List<String> differences = new ArrayList<>();
        for (int index = 0; index < commands.size(); index++) {
            JsonNode command = commands.get(index);
            ObjectNode answer = expected.required("answers").get(index).deepCopy();
            boolean ofDeal =
                    command.required("call").textValue().matches("(POST /deals|POST /tasks|POST /assess|JOB).*");
            answer.remove(LEFT_OUT);
            answer.retain(ofDeal ? OF_DEALS : Set.of("status"));
            compare(index + " " + command.get("call").textValue(), answer, world.play(command), differences);
        }
        world.goBack();
        expected.required("deals")
                .properties()
                .forEach(deal -> compare(deal.getKey(), deal.getValue(), world.deal(deal.getKey()), differences));
        expected.required("balances")
                .properties()
                .forEach(person ->
                        compare(person.getKey(), person.getValue(), world.balances(person.getKey()), differences));
        compare("transactions", withoutWhy(expected.required("transactions")), world.transactions(), differences);
        assertThat(differences).isEmpty();
        Invariants.mustHold(tables.product());
    }

    private static JsonNode withoutWhy(JsonNode transactions) {
        JsonNode left = transactions.deepCopy();
        left.forEach(transaction -> ((ObjectNode) transaction).remove(LEFT_OUT));
        return left;
    }

    private static void compare(String what, JsonNode expected, JsonNode actual, List<String> differences) {
        if (!SameJson.matches(expected, actual)) {
            differences.add("%s%n  is       %s%n  expected %s".formatted(what, actual, expected));
        }
    }

    /** Whether the call is in the description of the API. */
    private static boolean isKnown(JsonNode command) {
        String call = command.required("call").textValue();
        if (call.startsWith("JOB")) {
            return true;
        }
        String[] parts = call.split("[ ?]", -1);
        return API.at("/paths").properties().stream()
                .filter(path -> path.getValue().has(parts[0].toLowerCase(Locale.ROOT)))
                .map(path -> path.getKey().replaceAll("\\{[^}]*}", "[^/]+"))
                .anyMatch(path -> ("/api/v1" + parts[1]).matches(path));
    }

    private static JsonNode api() {
        try {
            Path api = Path.of(CommissionCasesIntegrationTests.class
                    .getResource("/openapi.yaml")
                    .toURI());
            return Documents.read(Files.readString(api));
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}

package org.dealdesk.commission.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.platform.input.Documents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Sequences of commands with every answer, transaction, balance, statement, payout, journal line and amortization worked out
 * beforehand. Not compared here, since only the REST layer or rules outside this module can answer:
 *
 * <ul>
 *   <li>refusals with 403: who may act (these commands are not played), and ETags;
 *   <li>the status of answers that are not refusals, such as 200 or 201;
 *   <li>whether a change order is reviewed, and by which function, since its measures look at the contract;
 *   <li>the words of {@code why}, which the files do not fix, and the order of people in a list.
 * </ul>
 */
class CommissionCasesTests {

    /** Not compared in answers: see above. */
    private static final Set<String> LEFT_OUT = Set.of("status", "why");

    /** Of a change order, which goes through review for the size of its contract. */
    private static final Set<String> OF_THE_CONTRACT = Set.of("requiredApprovals", "dealStatus");

    private static final int FIRST_REFUSAL = 400;
    private static final int FORBIDDEN = 403;

    @Test
    void thereAreTwentySevenSequences() throws IOException, URISyntaxException {
        assertThat(files()).hasSize(27);
    }

    @TestFactory
    Stream<DynamicTest> playsAsWorkedOut() throws IOException, URISyntaxException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    static List<Path> files() throws IOException, URISyntaxException {
        Path cases = Path.of(
                CommissionCasesTests.class.getResource("/cases-commission").toURI());
        try (Stream<Path> files = Files.list(cases)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("00-"))
                    .sorted()
                    .toList();
        }
    }

    private static void check(Path file) throws IOException {
        JsonNode golden = Documents.read(Files.readString(file));
        JsonNode expected = golden.required("expected");
        PlayedCase world = new PlayedCase(golden);
        List<String> differences = new ArrayList<>();
        play(golden.required("commands"), expected.required("answers"), world, differences);
        Readings readings = new Readings(world);
        each(expected, "deals", differences, number -> readings.deal(world.deals.get(number)));
        assertThat(readings.transactions()).hasSameSizeAs(expected.required("transactions"));
        inOrder(expected.required("transactions"), readings.transactions(), differences);
        each(expected, "balances", differences, readings::balances);
        each(expected, "payouts", differences, id -> FinanceCommands.answer(world.batches.get(id)));
        each(expected, "journal", differences, month -> readings.journal(YearMonth.parse(month)));
        each(expected, "amortization", differences, month -> readings.amortization(YearMonth.parse(month)));
        each(expected, "statements", differences, key -> readings.finalStatements()
                .get(key));
        assertThat(differences).isEmpty();
    }

    private static void play(JsonNode commands, JsonNode answers, PlayedCase world, List<String> differences) {
        assertThat(answers).hasSameSizeAs(commands);
        Commands known = new Commands(world);
        for (int index = 0; index < commands.size(); index++) {
            JsonNode command = commands.get(index);
            ObjectNode answer = answers.get(index).deepCopy();
            int status = answer.required("status").intValue();
            world.moveTo(Instant.parse(command.required("at").textValue()));
            if (status == FORBIDDEN) {
                continue;
            }
            if (command.path("body").has("changeOrderOf")) {
                answer.remove(OF_THE_CONTRACT);
            }
            answer.remove(LEFT_OUT);
            String what = index + " " + command.required("call").textValue();
            compare(what, answer, played(known, command, status, what, differences), differences);
        }
    }

    private static ObjectNode played(
            Commands known, JsonNode command, int status, String what, List<String> differences) {
        // What a call names is known by that name.
        JsonNode body = Documents.read(
                command.path("body").isObject()
                        ? command.get("body").toString().replaceAll("\"\\{(\\w+)}\"", "\"$1\"")
                        : "{}");
        String call = command.required("call").textValue().replaceAll("\\{([\\w.*]+)}", "$1");
        try {
            ObjectNode answer = known.play(
                    call,
                    new Commands.Call(
                            body,
                            command.path("as").textValue(),
                            command.path("name").textValue()));
            if (status >= FIRST_REFUSAL) {
                differences.add(what + " is not refused");
            }
            return answer;
        } catch (Refused refused) {
            if (refused.status() != status) {
                differences.add(what + " is refused with " + refused.status() + ": " + refused.getMessage());
            }
            ObjectNode answer = PlayedCase.json();
            refused.names().forEach(answer.putArray("names")::add);
            return answer;
        }
    }

    /** What is read for a key of the golden file. */
    private interface Reading {
        JsonNode of(String key);
    }

    private static void each(JsonNode expected, String section, List<String> differences, Reading reading) {
        expected.path(section)
                .properties()
                .forEach(one ->
                        compare(section + " " + one.getKey(), one.getValue(), reading.of(one.getKey()), differences));
    }

    private static void compare(String what, JsonNode expected, JsonNode actual, List<String> differences) {
        if (actual == null || !SameJson.matches(expected, actual)) {
            differences.add("%s%n  is       %s%n  expected %s".formatted(what, actual, expected));
        }
    }

    private static void inOrder(JsonNode expected, JsonNode actual, List<String> differences) {
        for (int index = 0; index < expected.size(); index++) {
            ObjectNode one = expected.get(index).deepCopy();
            one.remove(LEFT_OUT);
            compare("transaction " + index, one, actual.get(index), differences);
        }
    }
}

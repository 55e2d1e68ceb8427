package org.dealdesk.access.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.access.table.AccessTable.Caller;
import org.dealdesk.access.table.AccessTable.Row;
import org.dealdesk.platform.input.Documents;
import org.junit.jupiter.api.Test;

/**
 * The table of rights has rows for each call of openapi.yaml, keeps the rules that hold for all calls, and is the one in
 * docs/security.md. {@code -Dupdate.docs=true} writes it there anew.
 */
class AccessTableTests {

    private static final Path PAGE = Path.of("docs/security.md");
    private static final String BEGIN = "<!-- who may make which call: made by AccessTableTests -->\n";
    private static final String END = "<!-- end of the table -->\n";

    private final AccessTable table = AccessTable.read();
    private final int columns = table.callers().size();
    /** Method and path by operationId. */
    private final Map<String, String[]> described = described();

    private static Map<String, String[]> described() {
        JsonNode document = Documents.read(AccessTable.text(Path.of("src/main/resources/openapi.yaml")));
        Map<String, String[]> calls = new LinkedHashMap<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> operation.getValue().has("operationId"))
                .forEach(operation -> calls.put(
                        operation.getValue().get("operationId").textValue(),
                        new String[] {operation.getKey(), path.getKey()})));
        return calls;
    }

    @Test
    void hasRowsForEachCallOfTheDocument() {
        Set<String> listed = table.rows().stream().map(Row::operation).collect(Collectors.toSet());
        assertThat(described.keySet())
                .as("calls of openapi.yaml without rows in src/test/resources/access.yaml: "
                        + "add a row, and AccessTableIntegrationTests prints its answers")
                .isSubsetOf(listed);
        assertThat(listed).as("rows for calls that openapi.yaml has").isSubsetOf(described.keySet());
        for (Row row : table.rows()) {
            String[] call = described.get(row.operation());
            assertThat(row.isOf(call[0], call[1])).as(row.toString()).isTrue();
            assertThat(row.answers().size())
                    .as("%s: AccessTableIntegrationTests prints the answers of the %d callers", row, columns)
                    .isEqualTo(columns);
        }
    }

    @Test
    void refusesEveryCallWithoutASignIn() {
        assertThat(table.rows()).allMatch(row -> table.answer(row, "no sign-in") == 401);
    }

    @Test
    void letsProgramsForDeliveryReadThemselvesAndTheirTokens() {
        assertThat(table.rows())
                .allMatch(row -> table.answer(row, "DELIVERY") == 403
                        || row.address().startsWith("/me")
                        || row.address().startsWith("/tokens"));
    }

    @Test
    void hidesDealsFromRepsWithoutAShare() {
        List<Row> deals = rowsBelow("/deals/", "/tasks/{");
        assertThat(deals).hasSizeGreaterThan(25);
        assertThat(deals).allMatch(row -> table.answer(row, "other rep") == 404);
    }

    @Test
    void hidesDraftsFromAllButTheirOwner() {
        for (Row row : rowsBelow("/deals/{draft}")) {
            for (Caller caller : table.callers()) {
                if (caller.person() != null
                        && !caller.name().equals("owner")
                        && !caller.name().equals("DELIVERY")) {
                    assertThat(table.answer(row, caller.name()))
                            .as("%s by %s", row, caller)
                            .isEqualTo(404);
                }
            }
        }
    }

    @Test
    void letsAuditorsChangeNoneOfTheDealsAndPolicies() {
        for (Row row : rowsBelow("/deals/", "/tasks/{", "/policies/2026.1/", "/policies/{version}")) {
            if (!row.method().equals("GET") && !row.address().endsWith("/comments")) {
                assertThat(table.answer(row, "auditor")).as(row.toString()).matches(Row::refuses);
            }
        }
    }

    private List<Row> rowsBelow(String... beginnings) {
        return table.rows().stream()
                .filter(row -> List.of(beginnings).stream().anyMatch(row.address()::startsWith))
                .toList();
    }

    @Test
    void isTheOneOfTheDocument() throws IOException {
        String page = Files.readString(PAGE);
        String current =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + written() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(PAGE, current);
        }
        assertThat(Files.readString(PAGE))
                .as("./mvnw test -Dtest=AccessTableTests -Dupdate.docs=true writes it anew")
                .isEqualTo(current);
    }

    private String written() {
        List<String> names = table.callers().stream().map(Caller::name).toList();
        StringBuilder lines = new StringBuilder("| call | %s |%n".formatted(String.join(" | ", names)));
        lines.append("| --- |%s%n".formatted(" --- |".repeat(names.size())));
        for (Row row : table.rows()) {
            List<String> cells = new ArrayList<>();
            row.answers().forEach(answer -> cells.add(Row.refuses(answer) ? String.valueOf(answer) : "yes"));
            lines.append("| `%s %s` | %s |%n".formatted(row.method(), row.address(), String.join(" | ", cells)));
        }
        return lines.toString();
    }
}

package org.dealdesk.access.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dealdesk.platform.input.Documents;

/** {@code access.yaml}: the callers, and a row for each call and object. */
record AccessTable(List<Caller> callers, List<Row> rows) {

    AccessTable {
        callers = List.copyOf(callers);
        rows = List.copyOf(rows);
    }

    /**
     * One column.
     *
     * @param person null for calls without a sign-in
     */
    record Caller(String name, String person) {}

    /**
     * A call of one object.
     *
     * @param operation the operationId of the call
     * @param body null if the call takes none
     * @param answers the status that each caller gets
     */
    record Row(String operation, String method, String address, String body, List<Integer> answers) {

        private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);

        Row {
            answers = List.copyOf(answers);
        }

        /** Whether a status says that the caller has no right to it. */
        static boolean refuses(int status) {
            return REFUSALS.contains(status);
        }

        /** The path as the document has it, with any name for its parts in braces. */
        boolean isOf(String method, String path) {
            String[] own = ("/api/v1" + address).replaceAll("\\?.*", "").split("/", -1);
            String[] described = path.split("/", -1);
            if (own.length != described.length || !method.equalsIgnoreCase(this.method)) {
                return false;
            }
            for (int part = 0; part < own.length; part++) {
                if (!described[part].startsWith("{") && !described[part].equals(own[part])) {
                    return false;
                }
            }
            return true;
        }

        /** The row as the file has it, with other answers. */
        String with(List<Integer> others) {
            String sent = body == null ? "" : ", body: '" + body + "'";
            return "    - {call: \"%s %s\"%s, answers: \"%s\"}"
                    .formatted(
                            method,
                            address,
                            sent,
                            String.join(
                                    " ", others.stream().map(String::valueOf).toList()));
        }
    }

    static AccessTable read() {
        JsonNode file = Documents.read(text(Path.of("src/test/resources/access.yaml")));
        List<Caller> callers = new ArrayList<>();
        file.get("callers")
                .forEach(caller -> callers.add(new Caller(
                        caller.get("name").textValue(), caller.path("person").textValue())));
        List<Row> rows = new ArrayList<>();
        file.get("calls").properties().forEach(call -> call.getValue()
                .forEach(row -> rows.add(row(call.getKey(), row))));
        return new AccessTable(callers, rows);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Row row(String operation, JsonNode row) {
        String[] call = row.get("call").textValue().split(" ", 2);
        List<Integer> answers = new ArrayList<>();
        for (String answer : row.path("answers").asText("").split(" ", -1)) {
            if (!answer.isEmpty()) {
                answers.add(Integer.valueOf(answer));
            }
        }
        return new Row(operation, call[0], call[1], row.path("body").textValue(), answers);
    }

    /** What is answered to one of the callers. */
    int answer(Row row, String caller) {
        for (int column = 0; column < callers.size(); column++) {
            if (callers.get(column).name().equals(caller)) {
                return row.answers().get(column);
            }
        }
        throw new IllegalArgumentException("no caller " + caller);
    }
}

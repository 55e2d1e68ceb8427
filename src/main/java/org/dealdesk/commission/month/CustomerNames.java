package org.dealdesk.commission.month;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The customers of approved revisions, as their documents name them. */
@Repository
class CustomerNames {

    private static final JsonFactory JSON = new JsonFactory();

    private final NamedParameterJdbcTemplate jdbc;

    CustomerNames(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /** A revision of a deal. */
    record Approved(long deal, int revision) {}

    /** Who buys. */
    record Customer(String id, String name) {}

    /** Of each revision that an entry leads back to. */
    Map<Approved, Customer> of(List<StatementEntry> entries) {
        Map<Approved, Customer> found = new HashMap<>();
        List<Object[]> revisions = entries.stream()
                .filter(StatementEntry::isOfRevision)
                .map(entry -> new Approved(entry.place().deal(), entry.place().revision()))
                .distinct()
                .map(approved -> new Object[] {approved.deal(), approved.revision()})
                .collect(Collectors.toList());
        if (!revisions.isEmpty()) {
            jdbc.query(
                    "select deal_id, number, customer_id, document from revision where (deal_id, number) in (:revisions)",
                    Map.of("revisions", revisions),
                    row -> {
                        found.put(
                                new Approved(row.getLong("deal_id"), row.getInt("number")),
                                new Customer(row.getString("customer_id"), name(row.getString("document"))));
                    });
        }
        return found;
    }

    /** Read as a stream, since the rest of the document is long. */
    static String name(String document) {
        try (JsonParser parser = JSON.createParser(document)) {
            parser.nextToken();
            return enter(parser, "proposal") && enter(parser, "customer") && enter(parser, "name")
                    ? parser.getText()
                    : null;
        } catch (IOException damaged) {
            throw new IllegalStateException("A stored revision is not JSON", damaged);
        }
    }

    /** Goes on to the value of a property of the object that the parser is in. */
    private static boolean enter(JsonParser parser, String property) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(property);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}

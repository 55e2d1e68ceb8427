package org.dealdesk.approval.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.approval.redaction.RecordFields;
import org.dealdesk.approval.redaction.RecordFields.Kind;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.product.Product;

/** Every field that was ever recorded of a deal must be listed in {@link RecordFields}, with the decision whether it shows costs. */
public final class KnownRecords {

    private KnownRecords() {}

    /** Fails naming the fields that are not listed. */
    public static void mustBeListed(Product product) {
        Set<String> unknown = new TreeSet<>();
        product.sql()
                .sql("select distinct type, data from history_record where deal is not null")
                .query(row -> {
                    EventType type = EventType.valueOf(row.getString("type"));
                    JsonNode data = CanonicalJson.read(row.getString("data"));
                    collect(type.name(), data, RecordFields.of(type), unknown);
                });
        assertThat(unknown)
                .as("fields of records that RecordFields does not list")
                .isEmpty();
    }

    public static void collect(String path, JsonNode data, Map<String, Kind> listed, Set<String> unknown) {
        data.properties().forEach(field -> {
            String at = path + "/" + field.getKey();
            Kind kind = listed.get(field.getKey());
            if (kind == null) {
                unknown.add(at);
            } else if (kind == Kind.COMPARISON) {
                collect(at, field.getValue(), RecordFields.COMPARISON, unknown);
            } else if (kind == Kind.MEASURES) {
                field.getValue().forEach(measure -> collect(at, measure, RecordFields.MEASURE, unknown));
            }
        });
    }
}

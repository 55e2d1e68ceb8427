package org.dealdesk.notification.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.platform.json.CanonicalJson;

/** A record as it leaves the house, in the JSON of CloudEvents 1.0: who did what to which deal, without amounts, costs or comments. */
final class CloudEvent {

    /** What of a record's data may leave; everything else is asked for through the API, where permissions hold. */
    private static final List<String> SHOWN = List.of(
            "review",
            "function",
            "outcome",
            "cover",
            "requiredApprovals",
            "remindAt",
            "dueAt",
            "assignee",
            "leads",
            "expiresOn",
            "date");

    private CloudEvent() {}

    /** The same for every attempt, so that the receiver can tell a repetition. */
    static String id(HistoryRecord record) {
        return record.deal() + "." + record.seq();
    }

    static String write(HistoryRecord record) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0");
        event.put("id", id(record));
        event.put("source", "/api/v1/deals");
        event.put("type", "org.dealdesk." + record.type().name().toLowerCase(Locale.ROOT));
        event.put("subject", record.deal());
        event.put("time", record.recordedAt().toString());
        event.put("datacontenttype", "application/json");
        event.set("data", data(record));
        return CanonicalJson.write(event);
    }

    private static ObjectNode data(HistoryRecord record) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("deal", record.deal());
        data.put("seq", record.seq());
        data.put("type", record.type().name());
        data.put("revision", record.revision());
        data.put("policy", record.policy());
        data.put("actor", record.actor());
        ArrayNode onBehalfOf = data.putArray("onBehalfOf");
        record.onBehalfOf().forEach(onBehalfOf::add);
        data.put("effectiveOn", record.effectiveOn().toString());
        for (String name : SHOWN) {
            JsonNode value = record.data().get(name);
            if (value != null) {
                data.set(name, value);
            }
        }
        return data;
    }
}

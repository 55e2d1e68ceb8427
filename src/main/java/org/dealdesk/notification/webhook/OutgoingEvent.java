package org.dealdesk.notification.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.dealdesk.history.HistoryRecord;

/** The external form of a history record, in the JSON of CloudEvents 1.0: who did what to which deal, without amounts, costs or comments. */
final class OutgoingEvent {

    static final String CONTENT_TYPE = JsonFormat.CONTENT_TYPE;

    private static final URI SOURCE = URI.create("/api/v1/deals");
    private static final EventFormat JSON = new JsonFormat();

    /** The properties of a record's data that are sent. The API answers the others to people with permission. */
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

    private OutgoingEvent() {}

    /** The same for every attempt, so that the receiver can tell a repetition. */
    static String id(HistoryRecord record) {
        return record.deal() + "." + record.seq();
    }

    static String write(HistoryRecord record) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(id(record))
                .withSource(SOURCE)
                .withType("org.dealdesk." + record.type().name().toLowerCase(Locale.ROOT))
                .withSubject(record.deal())
                .withTime(record.recordedAt().atOffset(ZoneOffset.UTC))
                .withData("application/json", JsonCloudEventData.wrap(data(record)))
                .build();
        return new String(JSON.serialize(event), StandardCharsets.UTF_8);
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

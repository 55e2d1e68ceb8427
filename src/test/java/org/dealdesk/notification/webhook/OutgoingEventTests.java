package org.dealdesk.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.dealdesk.history.EventType;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.notification.recipient.Records;
import org.dealdesk.platform.json.CanonicalJson;
import org.junit.jupiter.api.Test;

class OutgoingEventTests {

    private static final HistoryRecord DECIDED = Records.of(EventType.REVIEW_DECIDED, "mia", """
            {"review": "r-1", "function": "sales-ops", "outcome": "APPROVED", "comment": "The margin of 31.5 % is enough — “yes”",
             "requiredApprovals": [{"function": "finance"}], "marginPercent": "31.5"}
            """);

    @Test
    void isWrittenAsCloudEventsSays() {
        assertThat(read(OutgoingEvent.write(DECIDED))).isEqualTo(read("""
                {
                  "specversion": "1.0",
                  "id": "D-000123.7",
                  "source": "/api/v1/deals",
                  "type": "org.dealdesk.review_decided",
                  "subject": "D-000123",
                  "time": "2026-11-23T14:30:00Z",
                  "datacontenttype": "application/json",
                  "data": {
                    "deal": "D-000123",
                    "seq": 7,
                    "type": "REVIEW_DECIDED",
                    "revision": 1,
                    "policy": "2026.1",
                    "actor": "mia",
                    "onBehalfOf": [],
                    "effectiveOn": "2026-11-23",
                    "review": "r-1",
                    "function": "sales-ops",
                    "outcome": "APPROVED",
                    "requiredApprovals": [{"function": "finance"}]
                  }
                }
                """));
    }

    @Test
    void isReadByOtherImplementations() {
        CloudEvent event =
                new JsonFormat().deserialize(OutgoingEvent.write(DECIDED).getBytes(StandardCharsets.UTF_8));

        assertThat(event.getId()).isEqualTo(OutgoingEvent.id(DECIDED));
        assertThat(event.getSource()).isEqualTo(URI.create("/api/v1/deals"));
        assertThat(event.getType()).isEqualTo("org.dealdesk.review_decided");
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-11-23T14:30:00Z"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getExtensionNames()).isEmpty();
    }

    @Test
    void isTheSameInEveryAttempt() {
        assertThat(OutgoingEvent.write(DECIDED)).isEqualTo(OutgoingEvent.write(DECIDED));
    }

    @Test
    void tellsNeitherCommentsNorFigures() {
        assertThat(OutgoingEvent.write(DECIDED)).doesNotContain("31.5", "comment");
    }

    @Test
    void namesRevisionAndPolicyAsNullIfThereAreNone() {
        JsonNode data = read(OutgoingEvent.write(Records.of(EventType.DELEGATED, "mia", "{}")))
                .get("data");

        assertThat(data.get("revision")).isEqualTo(JsonNodeFactory.instance.nullNode());
        assertThat(data.get("policy")).isEqualTo(JsonNodeFactory.instance.nullNode());
    }

    private static JsonNode read(String json) {
        return CanonicalJson.read(json);
    }
}

package org.dealdesk.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.List;

/** Something that is happening now and is about to be recorded. Its place, instant and hash are the history's to give. */
public record Event(
        EventType type,
        Integer revision,
        String policy,
        String actor,
        List<String> onBehalfOf,
        LocalDate effectiveOn,
        JsonNode data) {

    /** The actor of automatic events, such as an expiry. */
    public static final String SYSTEM = "system";

    public static Event of(EventType type, String actor, LocalDate effectiveOn) {
        return new Event(type, null, null, actor, List.of(), effectiveOn, JsonNodeFactory.instance.objectNode());
    }

    public Event about(int aboutRevision, String underPolicy) {
        return new Event(type, aboutRevision, underPolicy, actor, onBehalfOf, effectiveOn, data);
    }

    /** The same, done in the place of these people. */
    public Event inPlaceOf(List<String> delegators) {
        return new Event(type, revision, policy, actor, delegators, effectiveOn, data);
    }

    public Event with(JsonNode details) {
        return new Event(type, revision, policy, actor, onBehalfOf, effectiveOn, details);
    }
}

package org.dealdesk.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.platform.json.CanonicalJson;

/**
 * An event as it is recorded for ever.
 *
 * @param stream whose history this is: a deal's number, {@code policies/<version>}, {@code people/<id>} or {@code access/<person>}
 * @param seq its place in the stream, from 1, without gaps
 * @param hash the SHA-256 of the record's canonical JSON, the predecessor's hash included
 */
public record HistoryRecord(
        String stream, int seq, String deal, Event event, Instant recordedAt, String previousHash, String hash) {

    /** The event as the next record of the stream. */
    static HistoryRecord sealed(String stream, String deal, Head end, Event event, Instant now) {
        HistoryRecord open = new HistoryRecord(stream, end.seq() + 1, deal, event, now, end.hash(), null);
        return new HistoryRecord(stream, open.seq(), deal, event, now, end.hash(), open.computedHash());
    }

    /** Where the stream ends with this record. */
    Head asHead() {
        return new Head(seq, hash);
    }

    /** The record for people who may not read all of its data. It has no hashes, since few possible values can be tried. */
    public HistoryRecord redacted(JsonNode shown) {
        return new HistoryRecord(stream, seq, deal, event.with(shown), recordedAt, null, null);
    }

    /** What the hash must be, computed anew from the content. */
    public String computedHash() {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("stream", stream);
        content.put("seq", seq);
        content.put("type", type().name());
        content.put("deal", deal);
        content.put("revision", revision());
        content.put("policy", policy());
        content.put("actor", actor());
        ArrayNode delegators = content.putArray("onBehalfOf");
        onBehalfOf().forEach(delegators::add);
        content.put("effectiveOn", effectiveOn().toString());
        content.put("recordedAt", recordedAt.toString());
        content.set("data", data());
        content.put("previousHash", previousHash);
        return CanonicalJson.sha256(CanonicalJson.write(content));
    }

    public EventType type() {
        return event.type();
    }

    public Integer revision() {
        return event.revision();
    }

    public String policy() {
        return event.policy();
    }

    public String actor() {
        return event.actor();
    }

    /** The people in whose place the actor acted. */
    public List<String> onBehalfOf() {
        return event.onBehalfOf();
    }

    /** The business date, in the policy's time zone. */
    public LocalDate effectiveOn() {
        return event.effectiveOn();
    }

    public JsonNode data() {
        return event.data();
    }
}

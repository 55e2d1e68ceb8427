package org.dealdesk.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One thing that happened, as it stays for ever.
 *
 * @param stream whose history this is: a deal's number, {@code policies/<version>} or {@code people/<id>}
 * @param seq its place in the stream, from 1, without gaps
 * @param effectiveOn the business date, in the policy's time zone
 * @param hash the SHA-256 of the record's canonical JSON, the predecessor's hash included
 */
public record HistoryRecord(
        String stream,
        int seq,
        EventType type,
        String deal,
        Integer revision,
        String policy,
        String actor,
        List<String> onBehalfOf,
        LocalDate effectiveOn,
        Instant recordedAt,
        JsonNode data,
        String previousHash,
        String hash) {}

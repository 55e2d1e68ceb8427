package org.dealdesk.approval.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.dealdesk.deal.Deal;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.rows.Row;
import org.dealdesk.platform.rows.RowChanges;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row for every time a deal went into review; at most one of a deal's rounds is open. */
@Repository
public class Rounds {

    /** What is stored of a round that a submission began. */
    public static final String SUBMISSION = "SUBMISSION";

    /** What is stored of a round that an appeal began. */
    public static final String APPEAL = "APPEAL";

    private final JdbcClient jdbc;

    Rounds(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /**
     * A round that the deal has just entered.
     *
     * @param kind {@link #SUBMISSION} or {@link #APPEAL}
     * @param earlier the earlier approvals that do not cover their functions
     */
    public record Started(String kind, Map<ApprovalFunction, Review.Earlier> earlier, Instant startedAt) {}

    /** Stores a round of the deal; one that has ended in the same moment is never open. */
    public static void start(Deal deal, Started round, Instant endedAt, RowChanges changes) {
        changes.insert(Row.in("review_round")
                .key("id", ReviewId.round(deal))
                .set("deal_id", deal.id())
                .set("revision", deal.revision())
                .set("number", deal.rounds())
                .set("kind", round.kind())
                .set("started_at", Instants.utc(round.startedAt()))
                .set("ended_at", Instants.utc(endedAt))
                .set("open_deal_id", endedAt == null ? deal.id() : null)
                .set("earlier", round.earlier().isEmpty() ? null : CanonicalJson.write(toJson(round.earlier()))));
    }

    /** Ends the round that the deal is in. */
    public static void end(Deal deal, Instant endedAt, RowChanges changes) {
        changes.updateIf(
                Row.in("review_round")
                        .key("id", ReviewId.round(deal))
                        .set("ended_at", Instants.utc(endedAt))
                        .set("open_deal_id", null),
                Map.of("open_deal_id", deal.id()));
    }

    /** The earlier approvals that do not cover their functions in this round. */
    public Map<ApprovalFunction, Review.Earlier> earlier(String roundId) {
        Map<ApprovalFunction, Review.Earlier> earlier = new EnumMap<>(ApprovalFunction.class);
        jdbc.sql("select earlier from review_round where id = ? and earlier is not null")
                .param(roundId)
                .query(String.class)
                .optional()
                .ifPresent(text -> CanonicalJson.read(text)
                        .properties()
                        .forEach(entry -> earlier.put(
                                ApprovalFunction.valueOf(entry.getKey()),
                                new Review.Earlier(
                                        entry.getValue().required("review").textValue(),
                                        CanonicalJson.write(entry.getValue())))));
        return earlier;
    }

    private static ObjectNode toJson(Map<ApprovalFunction, Review.Earlier> earlier) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        earlier.forEach((function, approval) -> json.set(function.name(), CanonicalJson.read(approval.compared())));
        return json;
    }
}

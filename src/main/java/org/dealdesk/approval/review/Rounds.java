package org.dealdesk.approval.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.dealdesk.deal.Deal;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row for every time a deal went into review; at most one of a deal's rounds is open. */
@Repository
public class Rounds {

    /** What is stored of a round that an appeal began. */
    public static final String APPEAL = "APPEAL";

    private final JdbcClient jdbc;

    Rounds(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** Starts the round that the deal has just entered. */
    public void start(Deal deal, Map<ApprovalFunction, Review.Earlier> earlier, Instant now) {
        start(deal, "SUBMISSION", earlier, now);
    }

    /** The same revision again; what earlier approvals say of it has not changed. */
    public void startAppeal(Deal deal, Map<ApprovalFunction, Review.Earlier> earlier, Instant now) {
        start(deal, APPEAL, earlier, now);
    }

    private void start(Deal deal, String kind, Map<ApprovalFunction, Review.Earlier> earlier, Instant now) {
        jdbc.sql("""
                        insert into review_round (id, deal_id, revision, number, kind, started_at, open_deal_id, earlier)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        ReviewId.round(deal),
                        deal.id(),
                        deal.revision(),
                        deal.rounds(),
                        kind,
                        Instants.utc(now),
                        deal.id(),
                        earlier.isEmpty() ? null : CanonicalJson.write(toJson(earlier)))
                .update();
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

    public void end(long dealId, Instant now) {
        jdbc.sql("update review_round set ended_at = ?, open_deal_id = null where open_deal_id = ?")
                .params(Instants.utc(now), dealId)
                .update();
    }
}

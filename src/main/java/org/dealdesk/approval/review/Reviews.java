package org.dealdesk.approval.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reviews of every deal, with what was decided on them. */
@Repository
public class Reviews {

    /** What a row must hold of a decision to be read as one. */
    public static final String DECISION = """
            x.outcome, x.cover, x.overrides, x.actor, x.comment, x.conditions, x.proposal, x.decided_at,
            (select array_agg(i.person order by i.position) from decision_in_place_of i where i.review_id = x.review_id) as in_place_of
            """;

    // The deal is named twice: PostgreSQL finds both by it, and need not plan anew for deals that are younger than its
    // statistics.
    static final String SELECT = "select r.*, " + DECISION
            + " from review r left join decision x on x.review_id = r.id and x.deal_id = r.deal_id";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final ClaimCheck claims;

    Reviews(JdbcTemplate jdbc, ClaimCheck claims) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.claims = claims;
    }

    /** All reviews of all rounds of the deal, in the order in which they opened, with the claims that hold. */
    public List<Review> of(long dealId) {
        List<Review> stored = client.sql(SELECT + " where r.deal_id = ? order by r.opened_at, r.id")
                .param(dealId)
                .query(Reviews::review)
                .list();
        List<Review> all = claims.inForce(dealId, stored);
        return all.stream().anyMatch(review -> review.ballot().isByVotes()) ? withVotes(dealId, all) : all;
    }

    private List<Review> withVotes(long dealId, List<Review> reviews) {
        Map<String, Ballot> ballots = new HashMap<>();
        reviews.forEach(review -> ballots.put(review.id(), review.ballot()));
        client.sql("""
                        select v.*, (select array_agg(i.person order by i.position) from vote_in_place_of i
                                      where i.review_id = v.review_id and i.voter = v.person) as in_place_of
                          from vote v where v.deal_id = ? order by v.voted_at, v.person
                        """).param(dealId).query(row -> {
            Ballot.Vote vote = vote(row);
            ballots.computeIfPresent(row.getString("review_id"), (id, ballot) -> ballot.with(vote));
        });
        return reviews.stream()
                .map(review -> review.decidedBy(ballots.get(review.id())))
                .toList();
    }

    private static Ballot.Vote vote(ResultSet row) throws SQLException {
        return new Ballot.Vote(
                row.getString("person"),
                names(row.getArray("in_place_of")),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("comment"),
                Instants.read(row, "voted_at"));
    }

    public void vote(Review review, Ballot.Vote vote) {
        client.sql("""
                        insert into vote (review_id, deal_id, person, seat, outcome, comment, voted_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        review.id(),
                        review.dealId(),
                        vote.person(),
                        vote.seat(),
                        vote.outcome().name(),
                        vote.comment(),
                        Instants.utc(vote.votedAt()))
                .update();
        inPlaceOf(
                "insert into vote_in_place_of (review_id, voter, position, person) values (?, ?, ?, ?)",
                vote.onBehalfOf(),
                review.id(),
                vote.person());
    }

    public Optional<Review> find(String id) {
        return client.sql(SELECT + " where r.id = ?")
                .param(id)
                .query(Reviews::review)
                .optional();
    }

    public void open(Collection<Review> reviews) {
        if (!reviews.isEmpty()) {
            jdbc.batchUpdate("""
                    insert into review (id, round_id, deal_id, revision, function, fallback, status, process_instance,
                                        engine_task, opened_at, due_at, closed_at, reasons, tcv, true_margin_pct,
                                        earlier_review, earlier_compared, remind_at, quorum)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, reviews.stream().map(Reviews::row).toList());
        }
    }

    public void close(Collection<Review> reviews) {
        if (!reviews.isEmpty()) {
            jdbc.batchUpdate(
                    "update review set status = ?, closed_at = ? where id = ? and status in ('OPEN', 'APPROVED')",
                    reviews.stream()
                            .map(review ->
                                    new Object[] {review.status().name(), Instants.utc(review.closedAt()), review.id()})
                            .toList());
        }
    }

    public void assign(Review review) {
        client.sql("update review set assignee = ? where id = ? and status = 'OPEN'")
                .params(review.assignee(), review.id())
                .update();
    }

    /** The deals with an open review of which a reminder or an escalation is due, behind the one with the id {@code after}. */
    public List<DealNumber> withNoticesDue(Instant now, long after, int most) {
        return client.sql("""
                        select n.deal_id from (
                            select deal_id from review where status = 'OPEN' and reminded_at is null and remind_at <= :now
                             union
                            select deal_id from review where status = 'OPEN' and escalated_at is null and due_at <= :now) n
                         where n.deal_id > :after order by n.deal_id limit :most
                        """)
                .param("now", Instants.utc(now))
                .param("after", after)
                .param("most", most)
                .query((row, number) -> new DealNumber(row.getLong("deal_id")))
                .list();
    }

    public void notice(Review review) {
        client.sql("update review set reminded_at = ?, escalated_at = ? where id = ? and status = 'OPEN'")
                .params(
                        Instants.utc(review.notices().remindedAt()),
                        Instants.utc(review.notices().escalatedAt()),
                        review.id())
                .update();
    }

    public void decide(Review review, String policyVersion) {
        Decision decision = review.decision();
        boolean overrides = decision.cover() == Cover.OVERRIDE;
        client.sql("""
                        insert into decision (review_id, deal_id, revision, function, outcome, cover, actor, policy_version,
                                              comment, conditions, proposal, decided_at, overrides)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        review.id(),
                        review.dealId(),
                        review.revision(),
                        review.function().name(),
                        decision.outcome().name(),
                        (overrides ? Cover.PERSON : decision.cover()).name(),
                        decision.actor(),
                        policyVersion,
                        decision.comment(),
                        decision.conditions().isEmpty() ? null : CanonicalJson.write(toJson(decision.conditions())),
                        decision.proposal() == null
                                ? null
                                : CanonicalJson.write(ProposalJson.write(decision.proposal())),
                        Instants.utc(decision.decidedAt()),
                        overrides)
                .update();
        inPlaceOf(
                "insert into decision_in_place_of (review_id, position, person) values (?, ?, ?)",
                decision.onBehalfOf(),
                review.id());
    }

    private void inPlaceOf(String insert, List<String> people, String... key) {
        List<Object[]> rows = new ArrayList<>();
        for (String person : people) {
            List<Object> row = new ArrayList<>(List.of(key));
            row.add(rows.size());
            row.add(person);
            rows.add(row.toArray());
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(insert, rows);
        }
    }

    public static Review review(ResultSet row, int number) throws SQLException {
        String fallback = row.getString("fallback");
        return new Review(
                row.getString("id"),
                row.getString("round_id"),
                row.getLong("deal_id"),
                row.getInt("revision"),
                ApprovalFunction.valueOf(row.getString("function")),
                fallback == null ? null : ApprovalFunction.valueOf(fallback),
                ReviewStatus.valueOf(row.getString("status")),
                row.getString("process_instance"),
                row.getString("engine_task"),
                Instants.read(row, "opened_at"),
                Instants.read(row, "due_at"),
                Instants.read(row, "closed_at"),
                row.getString("assignee"),
                row.getString("reasons"),
                row.getBigDecimal("tcv"),
                row.getBigDecimal("true_margin_pct"),
                row.getString("earlier_review") == null
                        ? null
                        : new Review.Earlier(row.getString("earlier_review"), row.getString("earlier_compared")),
                new Review.Notices(
                        Instants.read(row, "remind_at"),
                        Instants.read(row, "reminded_at"),
                        Instants.read(row, "escalated_at"),
                        Instants.read(row, "unassignable_since")),
                new Ballot(row.getInt("quorum"), List.of()),
                row.getString("outcome") == null ? null : decision(row));
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                Outcome.valueOf(row.getString("outcome")),
                row.getBoolean("overrides") ? Cover.OVERRIDE : Cover.valueOf(row.getString("cover")),
                row.getString("actor"),
                names(row.getArray("in_place_of")),
                row.getString("comment"),
                conditions(row.getString("conditions")),
                row.getString("proposal") == null ? null : ProposalJson.read(row.getString("proposal")),
                Instants.read(row, "decided_at"));
    }

    private static List<String> names(Array stored) throws SQLException {
        return stored == null
                ? List.of()
                : Arrays.stream((Object[]) stored.getArray())
                        .map(Object::toString)
                        .toList();
    }

    static List<Condition> conditions(String text) {
        List<Condition> conditions = new ArrayList<>();
        if (text != null) {
            CanonicalJson.read(text).forEach(condition -> conditions.add(Condition.fromJson(condition)));
        }
        return conditions;
    }

    /** Conditions as they are sent and stored. */
    public static ArrayNode toJson(List<Condition> conditions) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        conditions.forEach(condition -> array.add(condition.toJson()));
        return array;
    }

    private static Object[] row(Review review) {
        return new Object[] {
            review.id(),
            review.roundId(),
            review.dealId(),
            review.revision(),
            review.function().name(),
            review.fallback() == null ? null : review.fallback().name(),
            review.status().name(),
            review.processInstance(),
            review.engineTask(),
            Instants.utc(review.openedAt()),
            Instants.utc(review.dueAt()),
            Instants.utc(review.closedAt()),
            review.reasons(),
            review.tcv(),
            review.trueMarginPct(),
            review.earlier() == null ? null : review.earlier().review(),
            review.earlier() == null ? null : review.earlier().compared(),
            Instants.utc(review.notices().remindAt()),
            review.ballot().quorum()
        };
    }
}

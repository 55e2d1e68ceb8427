package org.dealdesk.approval.review;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.rows.Row;
import org.dealdesk.platform.rows.RowChanges;
import org.dealdesk.policy.ApprovalFunction;

/** How reviews, decisions and votes are stored in their tables. */
public final class ReviewRows {

    /** What a row must hold of a decision to be read as one. */
    public static final String DECISION = """
            x.outcome, x.cover, x.overrides, x.actor, x.comment, x.conditions, x.proposal, x.limits, x.decided_at,
            (select array_agg(i.person order by i.position) from decision_in_place_of i where i.review_id = x.review_id) as in_place_of
            """;

    private ReviewRows() {}

    /** A row with all columns of the review {@code r} and with {@link #DECISION}. */
    public static Review review(ResultSet row, int number) throws SQLException {
        String task = row.getString("engine_task");
        String earlier = row.getString("earlier_review");
        return new Review(
                row.getString("id"),
                subject(row),
                task == null ? null : new Review.Task(row.getString("process_instance"), task),
                progress(row),
                earlier == null ? null : new Review.Earlier(earlier, row.getString("earlier_compared")),
                new Ballot(row.getInt("quorum"), List.of()),
                row.getString("outcome") == null ? null : decision(row));
    }

    private static Review.Subject subject(ResultSet row) throws SQLException {
        String fallback = row.getString("fallback");
        return new Review.Subject(
                row.getString("round_id"),
                row.getLong("deal_id"),
                row.getInt("revision"),
                ApprovalFunction.valueOf(row.getString("function")),
                fallback == null ? null : ApprovalFunction.valueOf(fallback),
                row.getString("reasons"),
                new Review.Worth(row.getBigDecimal("tcv"), row.getBigDecimal("true_margin_pct"), extent(row)));
    }

    private static Extent extent(ResultSet row) throws SQLException {
        return new Extent(
                row.getBigDecimal("extent_tcv"),
                row.getBigDecimal("extent_margin_pct"),
                row.getString("region"),
                row.getString("segment"));
    }

    private static Review.Progress progress(ResultSet row) throws SQLException {
        return new Review.Progress(
                ReviewStatus.valueOf(row.getString("status")),
                Instants.read(row, "opened_at"),
                Instants.read(row, "due_at"),
                Instants.read(row, "closed_at"),
                row.getString("assignee"),
                new Review.Notices(
                        Instants.read(row, "remind_at"),
                        Instants.read(row, "reminded_at"),
                        Instants.read(row, "escalated_at"),
                        Instants.read(row, "unassignable_since")));
    }

    private static Decision decision(ResultSet row) throws SQLException {
        String proposal = row.getString("proposal");
        Cover cover = row.getBoolean("overrides") ? Cover.OVERRIDE : Cover.valueOf(row.getString("cover"));
        return new Decision(
                Outcome.valueOf(row.getString("outcome")),
                new Decision.By(
                        row.getString("actor"),
                        names(row.getArray("in_place_of")),
                        cover,
                        limits(row.getString("limits"))),
                row.getString("comment"),
                conditions(row.getString("conditions")),
                proposal == null ? null : ProposalJson.read(proposal),
                Instants.read(row, "decided_at"));
    }

    private static Limits limits(String text) {
        return text == null ? Limits.NONE : Limits.fromJson(CanonicalJson.read(text));
    }

    static Ballot.Vote vote(ResultSet row) throws SQLException {
        return new Ballot.Vote(
                row.getString("person"),
                names(row.getArray("in_place_of")),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("comment"),
                Instants.read(row, "voted_at"));
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

    /** A review that is not stored yet, without its decision. */
    public static void open(Review review, RowChanges changes) {
        Review.Notices notices = review.notices();
        changes.insert(Row.in("review")
                .key("id", review.id())
                .set("round_id", review.roundId())
                .set("deal_id", review.dealId())
                .set("revision", review.revision())
                .set("function", review.function().name())
                .set(
                        "fallback",
                        review.fallback() == null ? null : review.fallback().name())
                .set("status", review.status().name())
                .set("process_instance", review.processInstance())
                .set("engine_task", review.engineTask())
                .set("opened_at", Instants.utc(review.openedAt()))
                .set("due_at", Instants.utc(review.dueAt()))
                .set("closed_at", Instants.utc(review.closedAt()))
                .set("assignee", review.assignee())
                .set("reasons", review.reasons())
                .set("tcv", review.tcv())
                .set("true_margin_pct", review.trueMarginPct())
                .set("extent_tcv", review.extent().tcv())
                .set("extent_margin_pct", review.extent().trueMarginPct())
                .set("region", review.extent().region())
                .set("segment", review.extent().segment())
                .set(
                        "earlier_review",
                        review.earlier() == null ? null : review.earlier().review())
                .set(
                        "earlier_compared",
                        review.earlier() == null ? null : review.earlier().compared())
                .set("remind_at", Instants.utc(notices.remindAt()))
                .set("reminded_at", Instants.utc(notices.remindedAt()))
                .set("escalated_at", Instants.utc(notices.escalatedAt()))
                .set("unassignable_since", Instants.utc(notices.alarmedAt()))
                .set("quorum", review.ballot().quorum()));
    }

    /** The decision of a review. */
    public static void decide(Review review, String policyVersion, RowChanges changes) {
        Decision decision = review.decision();
        boolean overrides = decision.cover() == Cover.OVERRIDE;
        changes.insert(Row.in("decision")
                .key("review_id", review.id())
                .set("deal_id", review.dealId())
                .set("revision", review.revision())
                .set("function", review.function().name())
                .set("outcome", decision.outcome().name())
                .set("cover", (overrides ? Cover.PERSON : decision.cover()).name())
                .set("actor", decision.actor())
                .set("policy_version", policyVersion)
                .set("comment", decision.comment())
                .set(
                        "conditions",
                        decision.conditions().isEmpty()
                                ? null
                                : CanonicalJson.write(Condition.toJson(decision.conditions())))
                .set(
                        "proposal",
                        decision.proposal() == null
                                ? null
                                : CanonicalJson.write(ProposalJson.write(decision.proposal())))
                .set("decided_at", Instants.utc(decision.decidedAt()))
                .set(
                        "limits",
                        decision.limits().isNone()
                                ? null
                                : CanonicalJson.write(decision.limits().toJson()))
                .set("overrides", overrides));
        List<String> people = decision.onBehalfOf();
        for (int position = 0; position < people.size(); position++) {
            changes.insert(Row.in("decision_in_place_of")
                    .key("review_id", review.id())
                    .key("position", position)
                    .set("person", people.get(position)));
        }
    }

    /** A vote on a review. */
    public static void vote(Review review, Ballot.Vote vote, RowChanges changes) {
        changes.insert(Row.in("vote")
                .key("review_id", review.id())
                .key("person", vote.person())
                .set("deal_id", review.dealId())
                .set("seat", vote.seat())
                .set("outcome", vote.outcome().name())
                .set("comment", vote.comment())
                .set("voted_at", Instants.utc(vote.votedAt())));
        List<String> people = vote.onBehalfOf();
        for (int position = 0; position < people.size(); position++) {
            changes.insert(Row.in("vote_in_place_of")
                    .key("review_id", review.id())
                    .key("voter", vote.person())
                    .key("position", position)
                    .set("person", people.get(position)));
        }
    }
}

package org.dealdesk.approval.eligibility;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.work.AfterChange;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.life.Policies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Checks that every open review has an eligible approver. If one has none, an alarm is recorded, which ends when there is one
 * again: an administrator must appoint one.
 */
@Repository
public class UnassignableReviews implements AfterChange {

    private static final Logger log = LoggerFactory.getLogger(UnassignableReviews.class);

    private static final String STUCK = "case when " + EligibilitySql.BY_NOBODY + " then 1 else 0 end";
    private static final String ALARMED = "case when r.unassignable_since is null then 0 else 1 end";

    private static final String CHANGED = EligibilitySql.CHAINS
            + "select distinct r.deal_id from review r where r.status = 'OPEN' and r.deal_id > :after and " + STUCK
            + " <> " + ALARMED
            + " order by r.deal_id limit :limit";

    private static final String OF_DEAL = EligibilitySql.CHAINS
            + "select r.id, r.function, " + STUCK
            + " as stuck from review r where r.status = 'OPEN' and r.deal_id = :deal and "
            + STUCK + " <> " + ALARMED + " order by r.id";

    private static final String PAGE = EligibilitySql.CHAINS
            + "select r.id, r.deal_id, r.function, r.revision, r.opened_at, r.due_at, r.unassignable_since from review r"
            + " where r.status = 'OPEN' and r.id > :after and " + EligibilitySql.BY_NOBODY
            + " order by r.id limit :limit";

    private final NamedParameterJdbcTemplate jdbc;
    private final ActingApprovers approvers;
    private final Policies policies;
    private final Transactions transactions;

    UnassignableReviews(JdbcTemplate jdbc, ActingApprovers approvers, Policies policies, Transactions transactions) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.approvers = approvers;
        this.policies = policies;
        this.transactions = transactions;
    }

    /** Deals with a review whose alarm does not say what is true any more, behind the one with the id {@code after}. */
    List<DealNumber> changed(long after, int most) {
        return jdbc.query(
                CHANGED,
                EligibilitySql.parameters(approvers.on(policies.today()))
                        .addValue("after", after)
                        .addValue("limit", most),
                (row, number) -> new DealNumber(row.getLong("deal_id")));
    }

    /** After a transaction that opened a review, or after which fewer people may decide one. */
    @Override
    public boolean mustLook(DealTransaction tx) {
        return tx.addsConflicts()
                || tx.reviews().opened().stream().anyMatch(Review::isOpen)
                || tx.reviews().all().stream()
                        .filter(Review::isOpen)
                        .anyMatch(review -> review.notices().alarmedAt() != null
                                || review.ballot().isByVotes());
    }

    @Override
    public void look(DealTransaction tx) {
        check(tx);
    }

    /** Raises or ends the alarms of the transaction's deal, as its reviews stand in the database now. */
    void check(DealTransaction tx) {
        record Found(String review, String function, boolean stuck) {}
        MapSqlParameterSource ofDeal = EligibilitySql.parameters(
                        tx.once(DelegationChains.class, () -> approvers.on(tx.today())))
                .addValue("deal", tx.deal().id());
        jdbc.query(
                        OF_DEAL,
                        ofDeal,
                        (row, number) ->
                                new Found(row.getString("id"), row.getString("function"), row.getInt("stuck") == 1))
                .forEach(found -> {
                    tx.reviews().alarm(found.review(), found.stuck() ? tx.now() : null);
                    ObjectNode data = JsonNodeFactory.instance.objectNode();
                    data.put("review", found.review());
                    data.put("function", found.function());
                    tx.note(found.stuck() ? EventType.REVIEW_UNASSIGNABLE : EventType.REVIEW_ASSIGNABLE, data);
                    transactions.afterwards(() -> report(tx.deal().number(), found.review(), found.stuck()));
                });
    }

    private static void report(DealNumber deal, String review, boolean stuck) {
        if (stuck) {
            log.error("alarm=review-unassignable deal={} review={}", deal, review);
        } else {
            log.info("alarm=none deal={} review={}", deal, review);
        }
    }

    /** The open reviews after {@code after} that have no eligible approver, or would have none without {@code without}. */
    List<StuckReview> page(String without, String after, int limit) {
        DelegationChains chains = approvers.on(policies.today());
        MapSqlParameterSource parameters = EligibilitySql.parameters(without == null ? chains : chains.without(without))
                .addValue("after", after)
                .addValue("limit", limit);
        return jdbc.query(
                PAGE,
                parameters,
                (row, number) -> new StuckReview(
                        row.getString("id"),
                        new DealNumber(row.getLong("deal_id")).toString(),
                        ApprovalFunction.valueOf(row.getString("function")),
                        row.getInt("revision"),
                        Instants.read(row, "opened_at"),
                        Instants.read(row, "due_at"),
                        Instants.read(row, "unassignable_since")));
    }
}

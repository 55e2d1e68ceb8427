package org.dealdesk.approval.review;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reviews of every deal, with what was decided on them. */
@Repository
public class Reviews {

    // The deal is named twice: PostgreSQL finds both by it, and need not plan anew for deals that are younger than its
    // statistics.
    private static final String SELECT = "select r.*, " + ReviewRows.DECISION
            + " from review r left join decision x on x.review_id = r.id and x.deal_id = r.deal_id";

    private final JdbcClient client;
    private final ClaimCheck claims;

    Reviews(JdbcTemplate jdbc, ClaimCheck claims) {
        this.client = JdbcClient.create(jdbc);
        this.claims = claims;
    }

    /** All reviews of all rounds of the deal, in the order in which they opened, with the claims that hold. */
    public List<Review> of(long dealId) {
        List<Review> stored = client.sql(SELECT + " where r.deal_id = ? order by r.opened_at, r.id")
                .param(dealId)
                .query(ReviewRows::review)
                .list();
        return withVotes(dealId, withClaims(dealId, stored));
    }

    /** The deal's reviews, of their claims only those that hold. What has not been stored yet is not looked at. */
    public List<Review> withClaims(long dealId, List<Review> reviews) {
        return claims.inForce(dealId, reviews);
    }

    /** The deal's reviews, each with its votes. */
    public List<Review> withVotes(long dealId, List<Review> reviews) {
        if (reviews.stream().noneMatch(review -> review.ballot().isByVotes())) {
            return reviews;
        }
        Map<String, Ballot> ballots = new HashMap<>();
        reviews.forEach(review -> ballots.put(review.id(), review.ballot()));
        client.sql("""
                        select v.*, (select array_agg(i.person order by i.position) from vote_in_place_of i
                                      where i.review_id = v.review_id and i.voter = v.person) as in_place_of
                          from vote v where v.deal_id = ? order by v.voted_at, v.person
                        """).param(dealId).query(row -> {
            Ballot.Vote vote = ReviewRows.vote(row);
            ballots.computeIfPresent(row.getString("review_id"), (id, ballot) -> ballot.with(vote));
        });
        return reviews.stream()
                .map(review -> review.decidedBy(ballots.get(review.id())))
                .toList();
    }

    public Optional<Review> find(String id) {
        return client.sql(SELECT + " where r.id = ?")
                .param(id)
                .query(ReviewRows::review)
                .optional();
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
}

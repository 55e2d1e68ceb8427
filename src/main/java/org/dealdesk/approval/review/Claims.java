package org.dealdesk.approval.review;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dealdesk.policy.life.Policies;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Tells claims that hold from claims that lapsed, because who made them left, is away, or may not decide the review any more. */
@Repository
class Claims {

    private static final String CLAIMANTS = EligibilitySql.MANDATES + "select r.id, " + EligibilitySql.CLAIMANT
            + " as claimant from review r where r.deal_id = :deal and r.status = 'OPEN' and r.assignee is not null";

    private final NamedParameterJdbcTemplate jdbc;
    private final Policies policies;

    Claims(JdbcTemplate jdbc, Policies policies) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.policies = policies;
    }

    /** The same reviews of one deal; an open one whose claim lapsed has no assignee. */
    List<Review> inForce(long dealId, List<Review> reviews) {
        if (reviews.stream().noneMatch(review -> review.isOpen() && review.assignee() != null)) {
            return reviews;
        }
        Map<String, String> held = jdbc
                .query(
                        CLAIMANTS,
                        Map.of("deal", dealId, "today", policies.today(), "without", EligibilitySql.EVERYBODY),
                        (row, number) -> new Claim(row.getString("id"), row.getString("claimant")))
                .stream()
                .filter(claim -> claim.person() != null)
                .collect(Collectors.toMap(Claim::review, Claim::person));
        return reviews.stream()
                .map(review -> review.isOpen() ? review.assignedTo(held.get(review.id())) : review)
                .toList();
    }

    private record Claim(String review, String person) {}
}

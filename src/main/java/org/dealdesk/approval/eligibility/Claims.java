package org.dealdesk.approval.eligibility;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dealdesk.approval.review.ClaimCheck;
import org.dealdesk.approval.review.Review;
import org.dealdesk.policy.life.Policies;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** A claim expires when the claimant leaves, is away, or may not decide the review any more. */
@Repository
class Claims implements ClaimCheck {

    private static final String CLAIMANTS = EligibilitySql.CHAINS + "select r.id, " + EligibilitySql.CLAIMANT
            + " as claimant from review r where r.deal_id = :deal and r.status = 'OPEN' and r.assignee is not null";

    private final NamedParameterJdbcTemplate jdbc;
    private final ActingApprovers approvers;
    private final Policies policies;

    Claims(JdbcTemplate jdbc, ActingApprovers approvers, Policies policies) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.approvers = approvers;
        this.policies = policies;
    }

    @Override
    public List<Review> inForce(long dealId, List<Review> reviews) {
        if (reviews.stream().noneMatch(review -> review.isOpen() && review.assignee() != null)) {
            return reviews;
        }
        Map<String, String> held = jdbc
                .query(
                        CLAIMANTS,
                        EligibilitySql.parameters(approvers.on(policies.today()))
                                .addValue("deal", dealId),
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

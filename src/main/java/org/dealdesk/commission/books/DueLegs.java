package org.dealdesk.commission.books;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.PersonPlan;
import org.dealdesk.commission.ledger.Postings;
import org.dealdesk.commission.posting.Origin;
import org.dealdesk.commission.posting.Posting;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.guardrail.commission.Attainments;
import org.dealdesk.guardrail.commission.CommissionInputs;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.life.Policies;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a transaction of a deal should have posted, worked out again from its revision, its policy and the attainments stored with it. */
@Repository
class DueLegs {

    private final JdbcClient jdbc;
    private final Policies policies;

    DueLegs(JdbcTemplate jdbc, Policies policies) {
        this.jdbc = JdbcClient.create(jdbc);
        this.policies = policies;
    }

    /** Empty for what does not follow from the revision alone: what credit notes take back and restore. */
    Optional<List<Leg>> of(Posting posting) {
        return switch (posting.type()) {
            case ACCRUAL -> Optional.of(accrual(priced(posting)));
            case REVERSAL -> Optional.of(Postings.reversal(accrual(priced(posting))));
            case EARNING -> Optional.of(earning(posting));
            default -> Optional.empty();
        };
    }

    private static List<Leg> accrual(PricedDeal priced) {
        ExpectedCommission due = ExpectedCommission.of(priced);
        return Postings.accrual(due.byPlan(), due.credited());
    }

    private List<Leg> earning(Posting posting) {
        PricedDeal priced = priced(posting);
        PricedDeal won =
                priced.withCommissionInputs(priced.commissionInputs().withAttainments(attainments(posting.id())));
        return Postings.earning(accrual(priced), ExpectedCommission.of(won).byPlan());
    }

    private PricedDeal priced(Posting posting) {
        Origin.Deal deal = posting.origin().deal();
        JsonNode revision =
                CanonicalJson.read(jdbc.sql("select document from revision where deal_id = ? and number = ?")
                        .params(deal.id(), deal.revision())
                        .query(String.class)
                        .single());
        CommissionInputs inputs = revision.has("commission")
                ? CommissionInputs.fromJson(revision.get("commission"))
                : CommissionInputs.NONE;
        return PricedDeal.of(
                        ProposalJson.read(revision.required("proposal")),
                        policies.version(posting.terms().policy()))
                .withCommissionInputs(inputs);
    }

    private Attainments attainments(String transaction) {
        Map<PersonPlan, BigDecimal> stored = new HashMap<>();
        jdbc.sql("select person, plan, attainment from won_share where transaction_id = ? and attainment is not null")
                .param(transaction)
                .query(row -> {
                    stored.put(
                            new PersonPlan(row.getString("person"), row.getString("plan")),
                            row.getBigDecimal("attainment").stripTrailingZeros());
                });
        return (person, plan) -> stored.getOrDefault(new PersonPlan(person, plan), BigDecimal.ZERO);
    }
}

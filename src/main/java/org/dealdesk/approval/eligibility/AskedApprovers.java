package org.dealdesk.approval.eligibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dealdesk.approval.eligibility.DelegationChains.Chain;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.policy.life.Policies;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The people that the open reviews of a deal wait for, by the rule of who may decide. */
@Repository
public class AskedApprovers {

    private static final String OF_DEAL = EligibilitySql.CHAINS + """
            select r.id as review, c.id as chain from review r join chain c on c.present and %s
             where r.status = 'OPEN' and r.deal_id = :deal order by r.id, c.id
            """.formatted(EligibilitySql.CHAIN_DECIDES);

    private final NamedParameterJdbcTemplate jdbc;
    private final ActingApprovers approvers;
    private final Policies policies;

    AskedApprovers(JdbcTemplate jdbc, ActingApprovers approvers, Policies policies) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.approvers = approvers;
        this.policies = policies;
    }

    /**
     * A person who is there and may decide.
     *
     * @param onBehalfOf the people they decide for, the member of the function first; empty for members
     * @param limits of authority, those of all these people together
     */
    public record Asked(String id, List<String> onBehalfOf, Limits limits) {}

    /** By review, each person once; a review without any is missing. */
    public Map<String, List<Asked>> of(DealNumber deal) {
        DelegationChains chains = approvers.on(policies.today());
        Map<String, List<Asked>> asked = new TreeMap<>();
        jdbc.query(OF_DEAL, EligibilitySql.parameters(chains).addValue("deal", deal.id()), row -> {
            List<Asked> people = asked.computeIfAbsent(row.getString("review"), none -> new ArrayList<>());
            Chain chain = chains.all().get(row.getInt("chain"));
            if (people.stream().noneMatch(known -> known.id().equals(chain.actor()))) {
                people.add(new Asked(chain.actor(), chain.delegators(), chain.limits()));
            }
        });
        return asked;
    }
}

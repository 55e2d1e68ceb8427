package org.dealdesk.approval.eligibility;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dealdesk.approval.review.EligibilitySql;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The chains of delegations that are in force: who may act for a function in whose place. */
@Repository
public class DelegationChains {

    private static final String SELECT = EligibilitySql.MANDATES + """
            select c.function, c.members from mandate c where c.function in (:functions)
             order by c.hops, c.members
            """;

    private final NamedParameterJdbcTemplate jdbc;

    DelegationChains(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /**
     * One chain.
     *
     * @param members from the member of the function to the actor
     */
    public record Mandate(ApprovalFunction function, List<String> members) {

        public String actor() {
            return members.get(members.size() - 1);
        }

        /** The member of the function that the chain begins with. */
        String seat() {
            return members.get(0);
        }

        /** All people that the actor decides for, the member of the function first. */
        List<String> delegators() {
            return members.subList(0, members.size() - 1);
        }
    }

    /** Every chain for one of the functions, the shortest first. */
    public List<Mandate> of(Collection<ApprovalFunction> functions, LocalDate day) {
        return jdbc.query(
                SELECT,
                Map.of(
                        "functions",
                        functions.stream().map(ApprovalFunction::name).toList(),
                        "today",
                        day,
                        "without",
                        EligibilitySql.EVERYBODY),
                (row, number) -> new Mandate(
                        ApprovalFunction.valueOf(row.getString("function")), members(row.getString("members"))));
    }

    private static List<String> members(String text) {
        return Arrays.asList(text.substring(1, text.length() - 1).split(",", -1));
    }
}

package org.dealdesk.approval.revision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.Instants;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Repository;

/** The approvals that carried over to later revisions, for those who gave them. */
@Repository
@NamedInterface("carried-approvals")
public class CarriedApprovals {

    private final JdbcClient jdbc;

    CarriedApprovals(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /**
     * An approval that stands for a later revision.
     *
     * @param given the revision that it was given for
     * @param revision the one that it stands for
     * @param policy of that revision
     * @param compared both revisions side by side, as JSON
     */
    @NamedInterface("carried-approvals")
    public record Carried(
            CarriedDeal of,
            ApprovalFunction function,
            int given,
            int revision,
            Instant at,
            String policy,
            String compared) {

        public DealNumber deal() {
            return of.number();
        }

        public String name() {
            return of.name();
        }

        public String customer() {
            return of.customer();
        }
    }

    /** Which deal it is. */
    @NamedInterface("carried-approvals")
    public record CarriedDeal(DealNumber number, String name, String customer) {}

    /** Those that the person gave, for themselves, by delegation or with a vote, or that a delegate gave for them; the latest first. */
    public List<Carried> of(String person, Instant since, int most) {
        return jdbc.sql("""
                        select r.deal_id, r.function, r.revision, r.opened_at, r.earlier_compared, e.revision as given,
                               d.name, d.customer_name, v.policy_version
                          from review r join decision e on e.review_id = r.earlier_review
                               join deal d on d.id = r.deal_id
                               join revision v on v.deal_id = r.deal_id and v.number = r.revision
                         where r.status = 'CARRIED_OVER' and r.opened_at >= :since
                           and (e.actor = :person
                                or exists (select 1 from decision_in_place_of i
                                            where i.review_id = e.review_id and i.person = :person)
                                or exists (select 1 from vote o where o.review_id = e.review_id and o.person = :person
                                            and o.outcome = 'APPROVE'))
                         order by r.opened_at desc, r.id limit :most
                        """)
                .param("person", person)
                .param("since", Instants.utc(since))
                .param("most", most)
                .query(CarriedApprovals::carried)
                .list();
    }

    private static Carried carried(ResultSet row, int number) throws SQLException {
        return new Carried(
                new CarriedDeal(
                        new DealNumber(row.getLong("deal_id")), row.getString("name"), row.getString("customer_name")),
                ApprovalFunction.valueOf(row.getString("function")),
                row.getInt("given"),
                row.getInt("revision"),
                Instants.read(row, "opened_at"),
                row.getString("policy_version"),
                row.getString("earlier_compared"));
    }
}

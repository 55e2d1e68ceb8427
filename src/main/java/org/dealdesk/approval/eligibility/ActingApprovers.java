package org.dealdesk.approval.eligibility;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.approval.authority.Authority;
import org.dealdesk.approval.authority.LimitRows;
import org.dealdesk.approval.eligibility.DelegationChains.Approver;
import org.dealdesk.approval.eligibility.DelegationChains.Handed;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the approvers with the limits of their authority, and the delegations of a day. */
@Repository
public class ActingApprovers {

    private static final String SELECT = """
            select p.id, p.away_until, m.role, cast(null as varchar(100)) as delegate, false as limited,
                   cast(null as numeric(19, 4)) as max_tcv, cast(null as numeric(7, 2)) as min_true_margin_pct,
                   cast(null as varchar(10)) as kind, cast(null as varchar(80)) as code
              from person p join person_role m on m.person_id = p.id
             where p.active and m.held
               and exists (select 1 from person_role f where f.person_id = p.id and f.held
                                                         and f.role in ('SALES_OPS', 'FINANCE', 'LEGAL', 'COMMITTEE'))
             union all
            select g.delegator, cast(null as date), g.function, g.delegate, false, null, null, null, null from delegation g
             where g.ends_on >= :today and g.starts_on <= :today and g.ended_at is null
             union all
            select a.person_id, cast(null as date), a.function, null, true, a.max_tcv, a.min_true_margin_pct, l.kind, l.code
              from person_authority a
                   left join person_authority_place l on l.person_id = a.person_id and l.function = a.function
            """;

    private final JdbcClient jdbc;

    ActingApprovers(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** What was read of a day. */
    private static final class Day {

        private final Map<String, Set<Role>> roles = new HashMap<>();
        private final Map<String, LocalDate> awayUntil = new HashMap<>();
        private final List<Handed> delegations = new ArrayList<>();
        private final LimitRows limits = new LimitRows();

        private void add(ResultSet row) throws SQLException {
            String id = row.getString("id");
            Role role = Role.valueOf(row.getString("role"));
            if (row.getBoolean("limited")) {
                limits.collect(id, ApprovalFunction.valueOf(role.name()), row);
            } else if (row.getString("delegate") != null) {
                delegations.add(new Handed(id, row.getString("delegate"), ApprovalFunction.valueOf(role.name())));
            } else {
                roles.computeIfAbsent(id, unknown -> EnumSet.noneOf(Role.class)).add(role);
                awayUntil.put(id, row.getObject("away_until", LocalDate.class));
            }
        }

        private List<Approver> approvers(LocalDate day) {
            Map<String, Authority> authority = limits.byPerson();
            return roles.keySet().stream()
                    .map(id -> approver(id, day, authority.getOrDefault(id, Authority.UNLIMITED)))
                    .filter(approver -> !approver.functions().isEmpty())
                    .toList();
        }

        private Approver approver(String id, LocalDate day, Authority authority) {
            Person person = new Person(id, id, null, roles.get(id), Set.of(), true, awayUntil.get(id));
            return new Approver(
                    id,
                    Caller.of(person).functions().stream()
                            .map(role -> ApprovalFunction.valueOf(role.name()))
                            .collect(Collectors.toSet()),
                    person.presentOn(day),
                    authority);
        }
    }

    /** Who can act on the day. */
    public DelegationChains on(LocalDate day) {
        Day read = new Day();
        RowCallbackHandler rows = read::add;
        jdbc.sql(SELECT).param("today", day).query(rows);
        return DelegationChains.of(read.approvers(day), read.delegations);
    }
}

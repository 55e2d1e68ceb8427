package org.dealdesk.approval.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.approval.eligibility.DelegationChains.Approver;
import org.dealdesk.approval.eligibility.DelegationChains.Handed;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the approvers and the delegations of a day. */
@Repository
public class ActingApprovers {

    private static final String SELECT = """
            select p.id, p.away_until, m.role, cast(null as varchar(100)) as delegate
              from person p join person_role m on m.person_id = p.id
             where p.active and m.held
               and exists (select 1 from person_role f where f.person_id = p.id and f.held
                                                         and f.role in ('SALES_OPS', 'FINANCE', 'LEGAL', 'COMMITTEE'))
             union all
            select g.delegator, cast(null as date), g.function, g.delegate from delegation g
             where g.ends_on >= :today and g.starts_on <= :today and g.ended_at is null
            """;

    private final JdbcClient jdbc;

    ActingApprovers(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** Who can act on the day. */
    public DelegationChains on(LocalDate day) {
        Map<String, Set<Role>> roles = new HashMap<>();
        Map<String, LocalDate> awayUntil = new HashMap<>();
        List<Handed> delegations = new ArrayList<>();
        jdbc.sql(SELECT).param("today", day).query(row -> {
            String id = row.getString("id");
            Role role = Role.valueOf(row.getString("role"));
            if (row.getString("delegate") != null) {
                delegations.add(new Handed(id, row.getString("delegate"), ApprovalFunction.valueOf(role.name())));
            } else {
                roles.computeIfAbsent(id, unknown -> EnumSet.noneOf(Role.class)).add(role);
                awayUntil.put(id, row.getObject("away_until", LocalDate.class));
            }
        });
        List<Approver> approvers = roles.entrySet().stream()
                .map(held -> approver(held.getKey(), held.getValue(), awayUntil.get(held.getKey()), day))
                .filter(approver -> !approver.functions().isEmpty())
                .toList();
        return DelegationChains.of(approvers, delegations);
    }

    private static Approver approver(String id, Set<Role> roles, LocalDate awayUntil, LocalDate day) {
        Person person = new Person(id, id, null, roles, Set.of(), true, awayUntil);
        return new Approver(
                id,
                Caller.of(person).functions().stream()
                        .map(role -> ApprovalFunction.valueOf(role.name()))
                        .collect(Collectors.toSet()),
                person.presentOn(day));
    }
}

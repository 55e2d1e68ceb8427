package org.dealdesk.approval.authority;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The authority of each person whose authority is limited. */
@Repository
class Authorities {

    private static final String SELECT = """
            select a.person_id, a.function, a.max_tcv, a.min_true_margin_pct, p.kind, p.code
              from person_authority a
                   left join person_authority_place p on p.person_id = a.person_id and p.function = a.function
             where a.person_id in (:ids) order by a.person_id, a.function
            """;

    private final NamedParameterJdbcTemplate jdbc;

    Authorities(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /** By person; people without limits are missing. */
    Map<String, Authority> of(Collection<String> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        LimitRows found = new LimitRows();
        jdbc.query(SELECT, Map.of("ids", people), row -> {
            found.collect(row.getString("person_id"), ApprovalFunction.valueOf(row.getString("function")), row);
        });
        return found.byPerson();
    }

    Authority of(String person) {
        return of(List.of(person)).getOrDefault(person, Authority.UNLIMITED);
    }

    /** Writes the person's authority in the place of what was there. */
    void keep(String person, Authority authority) {
        jdbc.update("delete from person_authority where person_id = :id", Map.of("id", person));
        authority.limits().forEach((function, limits) -> {
            MapSqlParameterSource key =
                    new MapSqlParameterSource().addValue("id", person).addValue("function", function.name());
            jdbc.update(
                    "insert into person_authority (person_id, function, max_tcv, min_true_margin_pct)"
                            + " values (:id, :function, :tcv, :margin)",
                    key.addValue("tcv", limits.maxTcv()).addValue("margin", limits.minTrueMarginPct()));
            places(key, LimitRows.REGION, limits.regions());
            places(key, LimitRows.SEGMENT, limits.segments());
        });
    }

    private void places(MapSqlParameterSource key, String kind, Set<String> codes) {
        if (codes != null) {
            codes.forEach(code -> jdbc.update(
                    "insert into person_authority_place (person_id, function, kind, code)"
                            + " values (:id, :function, :kind, :code)",
                    key.addValue("kind", kind).addValue("code", code)));
        }
    }
}

package org.dealdesk.approval.authority;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.policy.ApprovalFunction;

/** Collects rows of {@code person_authority} with one {@code person_authority_place} each, or none. */
public final class LimitRows {

    static final String REGION = "REGION";
    static final String SEGMENT = "SEGMENT";

    private final Map<String, Map<ApprovalFunction, Limits>> found = new HashMap<>();

    /** A row with {@code max_tcv, min_true_margin_pct, kind, code}. */
    public void collect(String person, ApprovalFunction function, ResultSet row) throws SQLException {
        found.computeIfAbsent(person, unknown -> new EnumMap<>(ApprovalFunction.class))
                .merge(function, limits(row), LimitRows::together);
    }

    /** People without limits are missing. */
    public Map<String, Authority> byPerson() {
        Map<String, Authority> authorities = new HashMap<>();
        found.forEach((person, limits) -> authorities.put(person, new Authority(limits)));
        return authorities;
    }

    /** The limits as far as one row says them: with one region or segment at most. */
    private static Limits limits(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        String code = row.getString("code");
        BigDecimal tcv = row.getBigDecimal("max_tcv");
        BigDecimal margin = row.getBigDecimal("min_true_margin_pct");
        return new Limits(
                tcv, margin, REGION.equals(kind) ? Set.of(code) : null, SEGMENT.equals(kind) ? Set.of(code) : null);
    }

    private static Limits together(Limits one, Limits other) {
        return new Limits(
                one.maxTcv(),
                one.minTrueMarginPct(),
                all(one.regions(), other.regions()),
                all(one.segments(), other.segments()));
    }

    private static Set<String> all(Set<String> one, Set<String> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}

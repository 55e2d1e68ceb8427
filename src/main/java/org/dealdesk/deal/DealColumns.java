package org.dealdesk.deal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A deal, locked until the transaction ends, as a part of a statement that reads more than the deal, which is {@code d} there. */
public final class DealColumns {

    /** The columns of the deal, its conflicts of interest, and what it was when the statement began. */
    public static final String SELECTED = Stream.of(
                            "id",
                            "status",
                            "owner",
                            "external_ref",
                            "name",
                            "customer_id",
                            "customer_name",
                            "currency",
                            "working_copy",
                            "change_order_of",
                            "awaits_confirmation",
                            "revision",
                            "version",
                            "rounds",
                            "history_seq",
                            "history_hash",
                            "created_at",
                            "first_submitted_at",
                            "submitted_at",
                            "approved_at",
                            "expires_on",
                            "closed_on",
                            "appeal_until",
                            "policy_version",
                            "policy_currency",
                            "net_total",
                            "tcv",
                            "discount_pct",
                            "true_margin_pct",
                            "deal_net_total")
                    .map(column -> "d." + column + " as d_" + column)
                    .collect(Collectors.joining(", "))
            + """
            , (select array_agg(k.function || ' ' || k.reason || ' ' || k.person)
                 from deal_conflict k where k.deal_id = d.id) as d_conflicts,
            (select b.version from deal b where b.id = d.id) as begun_version,
            (select b.history_seq from deal b where b.id = d.id) as begun_history
            """;

    private DealColumns() {}

    public static Deal deal(ResultSet row) throws SQLException {
        return DealRows.deal(row, "d_");
    }

    public static Set<Conflict> conflicts(ResultSet row) throws SQLException {
        Array stored = row.getArray("d_conflicts");
        return stored == null
                ? Set.of()
                : Arrays.stream((Object[]) stored.getArray())
                        .map(text -> text.toString().split(" ", 3))
                        .map(parts -> new Conflict(parts[2], parts[0], Conflict.Reason.valueOf(parts[1])))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether the statement has waited for the lock. The deal is then as it is now, but all other rows are as they were when the
     * statement began. Each transaction on a deal moves its version or its history.
     */
    public static boolean hasMoved(ResultSet row) throws SQLException {
        return row.getLong("begun_version") != row.getLong("d_version")
                || row.getInt("begun_history") != row.getInt("d_history_seq");
    }
}

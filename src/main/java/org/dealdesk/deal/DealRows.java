package org.dealdesk.deal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dealdesk.history.Head;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.text.Identity;
import org.dealdesk.platform.text.SearchText;

/** How a deal lies in its table. */
final class DealRows {

    private DealRows() {}

    static Deal deal(ResultSet row, int number) throws SQLException {
        return deal(row, "");
    }

    /** A deal whose columns have names that begin with {@code prefix}. */
    static Deal deal(ResultSet row, String prefix) throws SQLException {
        return new Deal(
                row.getLong(prefix + "id"),
                DealStatus.valueOf(row.getString(prefix + "status")),
                row.getString(prefix + "owner"),
                new Deal.Content(
                        row.getString(prefix + "external_ref"),
                        new Deal.Headline(
                                row.getString(prefix + "name"),
                                row.getString(prefix + "customer_id"),
                                row.getString(prefix + "customer_name"),
                                row.getString(prefix + "currency")),
                        row.getString(prefix + "working_copy"),
                        row.getObject(prefix + "change_order_of") == null
                                ? null
                                : new DealNumber(row.getLong(prefix + "change_order_of"))),
                new Deal.Progress(
                        row.getInt(prefix + "revision"),
                        row.getLong(prefix + "version"),
                        row.getInt(prefix + "rounds"),
                        new Head(row.getInt(prefix + "history_seq"), row.getString(prefix + "history_hash")),
                        row.getBoolean(prefix + "awaits_confirmation")),
                dates(row, prefix),
                figures(row, prefix));
    }

    private static Deal.Dates dates(ResultSet row, String prefix) throws SQLException {
        return new Deal.Dates(
                Instants.read(row, prefix + "created_at"),
                Instants.read(row, prefix + "first_submitted_at"),
                Instants.read(row, prefix + "submitted_at"),
                Instants.read(row, prefix + "approved_at"),
                row.getObject(prefix + "expires_on", LocalDate.class),
                row.getObject(prefix + "closed_on", LocalDate.class),
                row.getObject(prefix + "appeal_until", LocalDate.class));
    }

    static Figures figures(ResultSet row) throws SQLException {
        return figures(row, "");
    }

    private static Figures figures(ResultSet row, String prefix) throws SQLException {
        return row.getString(prefix + "policy_version") == null
                ? null
                : new Figures(
                        row.getString(prefix + "policy_version"),
                        row.getString(prefix + "policy_currency"),
                        row.getBigDecimal(prefix + "net_total"),
                        row.getBigDecimal(prefix + "tcv"),
                        row.getBigDecimal(prefix + "discount_pct"),
                        row.getBigDecimal(prefix + "true_margin_pct"),
                        row.getBigDecimal(prefix + "deal_net_total"));
    }

    /** What a search looks into. */
    static String searched(String name, String customerName, String externalRef) {
        return SearchText.of(name, customerName, externalRef);
    }

    private static String searched(Deal deal) {
        return searched(deal.headline().name(), deal.headline().customerName(), deal.externalRef());
    }

    /** All columns of the deal but its id, its version, and what never changes after its creation. */
    static Map<String, Object> columns(Deal deal) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("status", deal.status().name());
        columns.put("owner", deal.owner());
        columns.put("external_ref", deal.externalRef());
        columns.put("live_reference_key", deal.status() == DealStatus.LOST ? null : Identity.key(deal.externalRef()));
        columns.put("name", deal.headline().name());
        columns.put("customer_id", deal.headline().customerId());
        columns.put("customer_key", Identity.key(deal.headline().customerId()));
        columns.put("customer_name", deal.headline().customerName());
        columns.put("search_text", searched(deal));
        columns.put("currency", deal.headline().currency());
        columns.put("working_copy", deal.workingCopy());
        columns.put(
                "change_order_of",
                deal.changeOrderOf() == null ? null : deal.changeOrderOf().id());
        columns.put("awaits_confirmation", deal.awaitsConfirmation());
        columns.put("revision", deal.revision());
        columns.put("rounds", deal.rounds());
        columns.putAll(end(deal.history()));
        columns.put("first_submitted_at", Instants.utc(deal.dates().firstSubmittedAt()));
        columns.put("submitted_at", Instants.utc(deal.dates().submittedAt()));
        columns.put("approved_at", Instants.utc(deal.dates().approvedAt()));
        columns.put("expires_on", deal.dates().expiresOn());
        columns.put("closed_on", deal.dates().closedOn());
        columns.put("appeal_until", deal.dates().appealUntil());
        columns.putAll(columns(deal.figures()));
        return columns;
    }

    /** Where its history ends. */
    static Map<String, Object> end(Head history) {
        return Map.of("history_seq", history.seq(), "history_hash", history.hash());
    }

    private static Map<String, Object> columns(Figures figures) {
        Map<String, Object> columns = new LinkedHashMap<>();
        if (figures != null) {
            columns.put("policy_version", figures.policyVersion());
            columns.put("policy_currency", figures.policyCurrency());
            columns.put("net_total", figures.netTotal());
            columns.put("tcv", figures.tcv());
            columns.put("discount_pct", figures.discountPct());
            columns.put("true_margin_pct", figures.trueMarginPct());
            columns.put("deal_net_total", figures.dealNetTotal());
        }
        return columns;
    }
}

package org.dealdesk.deal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.dealdesk.history.Head;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.text.Identity;
import org.dealdesk.platform.text.SearchText;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** How a deal lies in its table. */
final class DealRows {

    private DealRows() {}

    static Deal deal(ResultSet row, int number) throws SQLException {
        return new Deal(
                row.getLong("id"),
                DealStatus.valueOf(row.getString("status")),
                row.getString("owner"),
                new Deal.Content(
                        row.getString("external_ref"),
                        new Deal.Headline(
                                row.getString("name"),
                                row.getString("customer_id"),
                                row.getString("customer_name"),
                                row.getString("currency")),
                        row.getString("working_copy")),
                new Deal.Progress(
                        row.getInt("revision"),
                        row.getLong("version"),
                        row.getInt("rounds"),
                        new Head(row.getInt("history_seq"), row.getString("history_hash"))),
                new Deal.Dates(
                        Instants.read(row, "created_at"),
                        Instants.read(row, "first_submitted_at"),
                        Instants.read(row, "submitted_at"),
                        Instants.read(row, "approved_at"),
                        row.getObject("expires_on", LocalDate.class),
                        row.getObject("closed_on", LocalDate.class),
                        row.getObject("appeal_until", LocalDate.class)),
                figures(row));
    }

    static Figures figures(ResultSet row) throws SQLException {
        return row.getString("policy_version") == null
                ? null
                : new Figures(
                        row.getString("policy_version"),
                        row.getString("policy_currency"),
                        row.getBigDecimal("net_total"),
                        row.getBigDecimal("tcv"),
                        row.getBigDecimal("discount_pct"),
                        row.getBigDecimal("true_margin_pct"),
                        row.getBigDecimal("deal_net_total"));
    }

    /** What a search looks into. */
    static String searched(String name, String customerName, String externalRef) {
        return SearchText.of(name, customerName, externalRef);
    }

    private static String searched(Deal deal) {
        return searched(deal.headline().name(), deal.headline().customerName(), deal.externalRef());
    }

    static MapSqlParameterSource parameters(Deal deal) {
        Figures figures = deal.figures();
        return new MapSqlParameterSource()
                .addValue("id", deal.id())
                .addValue("status", deal.status().name())
                .addValue("owner", deal.owner())
                .addValue("ref", deal.externalRef())
                .addValue("liveRef", deal.status() == DealStatus.LOST ? null : Identity.key(deal.externalRef()))
                .addValue("name", deal.headline().name())
                .addValue("customer", deal.headline().customerId())
                .addValue("customerKey", Identity.key(deal.headline().customerId()))
                .addValue("search", searched(deal))
                .addValue("customerName", deal.headline().customerName())
                .addValue("currency", deal.headline().currency())
                .addValue("workingCopy", deal.workingCopy())
                .addValue("revision", deal.revision())
                .addValue("version", deal.version())
                .addValue("rounds", deal.rounds())
                .addValue("historySeq", deal.history().seq())
                .addValue("historyHash", deal.history().hash())
                .addValue("created", Instants.utc(deal.dates().createdAt()))
                .addValue("firstSubmitted", Instants.utc(deal.dates().firstSubmittedAt()))
                .addValue("submitted", Instants.utc(deal.dates().submittedAt()))
                .addValue("approved", Instants.utc(deal.dates().approvedAt()))
                .addValue("expires", deal.dates().expiresOn())
                .addValue("closed", deal.dates().closedOn())
                .addValue("appealUntil", deal.dates().appealUntil())
                .addValue("policy", figures == null ? null : figures.policyVersion())
                .addValue("policyCurrency", figures == null ? null : figures.policyCurrency())
                .addValue("net", figures == null ? null : figures.netTotal())
                .addValue("tcv", figures == null ? null : figures.tcv())
                .addValue("discount", figures == null ? null : figures.discountPct())
                .addValue("margin", figures == null ? null : figures.trueMarginPct())
                .addValue("dealNet", figures == null ? null : figures.dealNetTotal());
    }
}

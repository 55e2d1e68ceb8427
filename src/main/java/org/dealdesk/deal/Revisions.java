package org.dealdesk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.rows.Row;
import org.dealdesk.platform.rows.RowChanges;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The revisions of every deal: written once, read for ever. */
@Repository
public class Revisions {

    private final NamedParameterJdbcTemplate jdbc;

    Revisions(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    public static void add(Revision revision, RowChanges changes) {
        changes.insert(row(revision));
        revision.proposal()
                .credits()
                .forEach(credit -> changes.insert(Row.in("revision_credit")
                        .key("deal_id", revision.dealId())
                        .key("revision", revision.number())
                        .key("rep", credit.rep())
                        .set("percent", credit.percent())));
    }

    private static Row row(Revision revision) {
        Figures figures = revision.figures();
        return Row.in("revision")
                .key("deal_id", revision.dealId())
                .key("number", revision.number())
                .set("policy_version", figures.policyVersion())
                .set("submitted_by", revision.submittedBy())
                .set("submitted_at", Instants.utc(revision.submittedAt()))
                .set("effective_on", revision.effectiveOn())
                .set("outcome", revision.outcome())
                .set("required", String.join(",", revision.required()))
                .set("customer_id", revision.proposal().customer().id())
                .set("currency", revision.proposal().currency())
                .set("policy_currency", figures.policyCurrency())
                .set("list_total", revision.totals().list())
                .set("net_total", figures.netTotal())
                .set("cost_total", revision.totals().cost())
                .set("carved_in_total", revision.totals().carvedIn())
                .set("tcv", figures.tcv())
                .set("acv", revision.totals().acv())
                .set("discount_pct", figures.discountPct())
                .set("true_margin_pct", figures.trueMarginPct())
                .set("deal_net_total", figures.dealNetTotal())
                .set("document", revision.document())
                .set("texts", revision.texts())
                .set("sha256", revision.sha256());
    }

    public Optional<Revision> find(long dealId, int number) {
        return jdbc
                .query(
                        "select * from revision where deal_id = :deal and number = :number",
                        Map.of("deal", dealId, "number", number),
                        (row, index) -> revision(row))
                .stream()
                .findFirst();
    }

    /** Some of a deal's revisions. */
    public List<Revision> all(long dealId, Collection<Integer> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : jdbc.query(
                        "select * from revision where deal_id = :deal and number in (:numbers) order by number",
                        Map.of("deal", dealId, "numbers", numbers),
                        (row, index) -> revision(row));
    }

    /** A deal's revisions after the given one, oldest first. */
    public List<Revision> of(long dealId, int after, int limit) {
        return jdbc.query(
                "select * from revision where deal_id = :deal and number > :after order by number limit :limit",
                Map.of("deal", dealId, "after", after, "limit", limit),
                (row, index) -> revision(row));
    }

    private static Revision revision(ResultSet row) throws SQLException {
        String document = row.getString("document");
        JsonNode proposal = CanonicalJson.read(document).get("proposal");
        String required = row.getString("required");
        return new Revision(
                row.getLong("deal_id"),
                row.getInt("number"),
                new Revision.Submission(
                        row.getString("submitted_by"),
                        Instants.read(row, "submitted_at"),
                        row.getObject("effective_on", LocalDate.class)),
                ProposalJson.read(proposal),
                new Revision.Assessed(
                        row.getString("outcome"),
                        required.isEmpty() ? List.of() : List.of(required.split(",")),
                        DealRows.figures(row),
                        new Revision.Totals(
                                row.getBigDecimal("list_total"),
                                row.getBigDecimal("cost_total"),
                                row.getBigDecimal("carved_in_total"),
                                row.getBigDecimal("acv"))),
                new Revision.Stored(document, row.getString("texts"), row.getString("sha256")));
    }
}

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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** The revisions of every deal: written once, read for ever. */
@Repository
public class Revisions {

    private static final String INSERT = """
            insert into revision (deal_id, number, policy_version, submitted_by, submitted_at, effective_on, outcome, required,
                                  customer_id, currency, policy_currency, list_total, net_total, cost_total, carved_in_total,
                                  tcv, acv, discount_pct, true_margin_pct, deal_net_total, document, texts, sha256)
            values (:deal, :number, :policy, :submittedBy, :submittedAt, :effectiveOn, :outcome, :required,
                    :customer, :currency, :policyCurrency, :list, :net, :cost, :carvedIn,
                    :tcv, :acv, :discount, :margin, :dealNet, :document, :texts, :sha)
            """;

    private final NamedParameterJdbcTemplate jdbc;

    Revisions(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    public void add(Revision revision) {
        Proposal proposal = revision.proposal();
        Figures figures = revision.figures();
        jdbc.update(
                INSERT,
                new MapSqlParameterSource()
                        .addValue("deal", revision.dealId())
                        .addValue("number", revision.number())
                        .addValue("policy", figures.policyVersion())
                        .addValue("submittedBy", revision.submittedBy())
                        .addValue("submittedAt", Instants.utc(revision.submittedAt()))
                        .addValue("effectiveOn", revision.effectiveOn())
                        .addValue("outcome", revision.outcome())
                        .addValue("required", String.join(",", revision.required()))
                        .addValue("customer", proposal.customer().id())
                        .addValue("currency", proposal.currency())
                        .addValue("policyCurrency", figures.policyCurrency())
                        .addValue("list", revision.totals().list())
                        .addValue("net", figures.netTotal())
                        .addValue("dealNet", figures.dealNetTotal())
                        .addValue("cost", revision.totals().cost())
                        .addValue("carvedIn", revision.totals().carvedIn())
                        .addValue("tcv", figures.tcv())
                        .addValue("acv", revision.totals().acv())
                        .addValue("discount", figures.discountPct())
                        .addValue("margin", figures.trueMarginPct())
                        .addValue("document", revision.document())
                        .addValue("texts", revision.texts())
                        .addValue("sha", revision.sha256()));
        jdbc.batchUpdate(
                "insert into revision_credit (deal_id, revision, rep, percent) values (:deal, :revision, :rep, :percent)",
                proposal.credits().stream()
                        .map(credit -> new MapSqlParameterSource()
                                .addValue("deal", revision.dealId())
                                .addValue("revision", revision.number())
                                .addValue("rep", credit.rep())
                                .addValue("percent", credit.percent()))
                        .toArray(SqlParameterSource[]::new));
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

package org.dealdesk.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Function;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.commission.CommissionInputs;
import org.dealdesk.guardrail.document.AssessmentDocument;
import org.dealdesk.guardrail.economics.ContractInputs;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;

/** A revision as it lies in its table, unread: what is damaged must be named, not stumbled over. */
record RawRevision(long deal, int number, Columns columns, String document, String sha256) {

    /** What the table repeats of the document. */
    record Columns(String policy, String outcome, String required, String tcv) {

        static Columns of(Assessment assessment) {
            return new Columns(
                    assessment.policy(),
                    assessment.outcome().name(),
                    String.join(
                            ",",
                            assessment.requiredApprovals().stream()
                                    .map(ApprovalFunction::name)
                                    .toList()),
                    plain(assessment.economics().tcv()));
        }

        static Columns read(ResultSet row) throws SQLException {
            return new Columns(
                    row.getString("policy_version"),
                    row.getString("outcome"),
                    // H2 and PostgreSQL keep an empty text as it is.
                    Objects.requireNonNull(row.getString("required")),
                    plain(row.getBigDecimal("tcv")));
        }

        private static String plain(BigDecimal tcv) {
            return tcv.setScale(4).toPlainString();
        }
    }

    /** What the rules say of the stored proposal and its stored inputs. */
    static Assessment assess(String document, Policy policy) {
        JsonNode json = CanonicalJson.read(document);
        AssessmentDocument.requireKnown(format(json));
        return Assessment.of(priced(json, policy), CustomerInputs.fromJson(json.required("customer")));
    }

    /** The stored proposal with its stored inputs. */
    static PricedDeal priced(String document, Policy policy) {
        return priced(CanonicalJson.read(document), policy);
    }

    private static PricedDeal priced(JsonNode json, Policy policy) {
        return PricedDeal.of(ProposalJson.read(json.required("proposal")), policy)
                .withCommissionInputs(CommissionInputs.ofRevision(json))
                .withContract(ContractInputs.ofRevision(json));
    }

    /** Reassesses every revision under its pinned policy. */
    static void search(InvariantQueries queries, Violations violations) {
        queries.pages(
                "select * from revision",
                "deal_id",
                "number",
                new InvariantQueries.Place(0L, 0),
                RawRevision::read,
                page -> page.forEach(revision -> revision.check(queries.policies()::version, violations)));
    }

    void check(Function<String, Policy> policies, Violations violations) {
        try {
            if (!CanonicalJson.sha256(document).equals(sha256)) {
                violations.add(name() + " has another hash than its document");
            }
            Assessment assessment = assess(document, policies.apply(columns.policy()));
            if (!rewritten(assessment).equals(document)) {
                violations.add(name() + " re-assesses to something else than what is stored");
            }
            if (!columns.equals(Columns.of(assessment))) {
                violations.add(name() + " has other columns than its document");
            }
        } catch (RuntimeException unreadable) {
            violations.add(name() + " cannot be assessed: " + unreadable.getMessage());
        }
    }

    private static int format(JsonNode json) {
        return json.required("format").intValue();
    }

    /** The document as it would be stored in its format. */
    private String rewritten(Assessment assessment) {
        ObjectNode json = (ObjectNode) CanonicalJson.read(document);
        json.put("deal", new DealNumber(deal).toString());
        json.put("revision", number);
        json.put("policy", columns.policy());
        json.set("assessment", AssessmentDocument.facts(format(json), assessment));
        return CanonicalJson.write(json);
    }

    private String name() {
        return new DealNumber(deal) + " revision " + number;
    }

    private static RawRevision read(ResultSet row, int index) throws SQLException {
        return new RawRevision(
                row.getLong("deal_id"),
                row.getInt("number"),
                Columns.read(row),
                row.getString("document"),
                row.getString("sha256"));
    }
}

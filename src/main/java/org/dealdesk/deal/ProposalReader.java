package org.dealdesk.deal;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.deal.Proposal.Customer;
import org.dealdesk.deal.Proposal.Link;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.HttpsLink;

/**
 * Reads a proposal out of JSON and records every fault of its shape: types, lengths, ranges, sums. What needs the policy (SKUs,
 * roles, terms, currencies) or the directory of people (credits) is checked where those are known.
 */
public final class ProposalReader {

    private static final Decimals.Range QUANTITY = Decimals.Range.above("0", "1000000", 2);
    private static final Decimals.Range HOURS = Decimals.Range.above("0", "1000000000000", 2);
    private static final Decimals.Range UNIT_PRICE =
            Decimals.Range.between("0", DealLine.MOST_UNIT_PRICE.toPlainString(), 6);
    private static final Decimals.Range CARVED_IN = Decimals.Range.between("0", "1000000000000", 6);
    private static final Decimals.Range PERCENT = Decimals.Range.above("0", "100", 2);
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private ProposalReader() {}

    /** The proposal as far as it can be read; where {@code fields} recorded faults, parts of it are null. */
    public static Proposal read(Fields fields) {
        return new Proposal(
                fields.optionalIdentifier("externalRef", 100),
                fields.name("name", 200),
                fields.optionalProse("justification", 4000),
                fields.optionalObjects("links", 0, 20, ProposalReader::link),
                fields.object("customer", ProposalReader::customer),
                fields.optionalIdentifier("region", 80),
                fields.identifier("currency", 3),
                fields.date("startDate"),
                fields.optionalInteger("paymentTermsDays", 0, 365),
                terms(fields),
                credits(fields),
                fields.objects("lines", 1, 200, ProposalReader::line));
    }

    private static Link link(Fields fields) {
        String title = fields.name("title", 200);
        String url = fields.identifier("url", 2000);
        if (url != null && HttpsLink.read(url).isEmpty()) {
            fields.faults()
                    .add(
                            fields.pointer("url"),
                            "not-a-link",
                            "must be an https address at a host, without a user and without invisible characters");
        }
        return new Link(title, url);
    }

    private static Customer customer(Fields fields) {
        return new Customer(
                fields.identifier("id", 100), fields.name("name", 200), fields.optionalIdentifier("segment", 80));
    }

    private static List<String> terms(Fields fields) {
        List<String> terms = fields.identifiers("terms", 100, 80);
        reportRepeats(terms, fields, "terms", "");
        return terms;
    }

    private static List<Credit> credits(Fields fields) {
        List<Credit> credits = fields.optionalObjects(
                "credits",
                1,
                50,
                credit -> new Credit(credit.identifier("rep", 100), credit.decimal("percent", PERCENT)));
        if (credits == null) {
            return null;
        }
        reportRepeats(credits.stream().map(Credit::rep).toList(), fields, "credits", "/rep");
        if (credits.stream().noneMatch(credit -> credit.percent() == null)) {
            BigDecimal sum = credits.stream().map(Credit::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(WHOLE) != 0) {
                fields.faults()
                        .add(fields.pointer("credits"), "wrong-sum", "must add up to 100, not " + sum.toPlainString());
            }
        }
        return credits;
    }

    private static DealLine line(Fields fields) {
        return new DealLine(
                fields.identifier("sku", 80),
                fields.decimal("quantity", QUANTITY),
                fields.optionalDecimal("unitPrice", UNIT_PRICE),
                fields.optionalInteger("termMonths", 1, 120),
                effort(fields),
                fields.optionalDecimal("carvedIn", CARVED_IN),
                fields.optionalInteger("validityMonths", 1, 120));
    }

    private static List<DealLine.Effort> effort(Fields fields) {
        List<DealLine.Effort> effort = fields.optionalObjects(
                "effort",
                1,
                50,
                role -> new DealLine.Effort(role.identifier("role", 80), role.decimal("hours", HOURS)));
        if (effort != null) {
            reportRepeats(effort.stream().map(DealLine.Effort::role).toList(), fields, "effort", "/role");
        }
        return effort;
    }

    private static void reportRepeats(List<String> values, Fields fields, String name, String below) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < values.size(); index++) {
            if (Objects.nonNull(values.get(index)) && !seen.add(values.get(index))) {
                fields.faults()
                        .add(fields.pointer(name) + "/" + index + below, "duplicate", "appears twice in this list");
            }
        }
    }
}

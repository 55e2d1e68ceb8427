package org.dealdesk.desk.dealform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.deal.Proposal;
import org.dealdesk.money.Rounding;

/**
 * The values of the deal form: texts, in the places of a proposal. Each field is named by its JSON pointer, so
 * that a fault finds its field.
 *
 * @param header by pointer without the first slash; what is empty is not there
 */
record DealForm(
        Map<String, String> header,
        List<String> terms,
        List<Map<String, String>> credits,
        List<Map<String, String>> links,
        List<LineForm> lines) {

    static final List<String> HEADER = List.of(
            "name",
            "externalRef",
            "customer/id",
            "customer/name",
            "customer/segment",
            "region",
            "currency",
            "startDate",
            "paymentTermsDays",
            "justification");

    /** The form of a new deal. */
    static DealForm empty(String currency) {
        return new DealForm(Map.of("currency", currency), List.of(), List.of(), List.of(), List.of(LineForm.EMPTY));
    }

    static DealForm of(Proposal proposal) {
        Map<String, String> header = new LinkedHashMap<>();
        put(header, "name", proposal.name());
        put(header, "externalRef", proposal.externalRef());
        put(header, "customer/id", proposal.customer().id());
        put(header, "customer/name", proposal.customer().name());
        put(header, "customer/segment", proposal.customer().segment());
        put(header, "region", proposal.region());
        put(header, "currency", proposal.currency());
        put(header, "startDate", proposal.startDate().toString());
        put(header, "paymentTermsDays", text(proposal.paymentTermsDays()));
        put(header, "justification", proposal.justification());
        return new DealForm(
                header,
                proposal.terms() == null ? List.of() : proposal.terms(),
                credits(proposal),
                links(proposal),
                proposal.lines().stream().map(LineForm::of).toList());
    }

    /** A copy of the deal, without its unique values. */
    DealForm cloned() {
        Map<String, String> kept = new LinkedHashMap<>(header);
        kept.remove("externalRef");
        // The submitter gets all of the commission unless it is split.
        return new DealForm(kept, terms, credits.size() > 1 ? credits : List.of(), links, lines);
    }

    public String get(String name) {
        return header.get(name);
    }

    DealForm with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(header);
        changed.put(name, value);
        return new DealForm(changed, terms, credits, links, lines);
    }

    DealForm withLines(List<LineForm> changed) {
        return new DealForm(header, terms, credits, links, List.copyOf(changed));
    }

    DealForm withCredits(List<Map<String, String>> changed) {
        return new DealForm(header, terms, List.copyOf(changed), links, lines);
    }

    DealForm withLinks(List<Map<String, String>> changed) {
        return new DealForm(header, terms, credits, List.copyOf(changed), lines);
    }

    private static List<Map<String, String>> credits(Proposal proposal) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Proposal.Credit credit : proposal.credits() == null ? List.<Proposal.Credit>of() : proposal.credits()) {
            rows.add(Map.of("rep", credit.rep(), "percent", Rounding.plain(credit.percent())));
        }
        return rows;
    }

    private static List<Map<String, String>> links(Proposal proposal) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Proposal.Link link : proposal.links() == null ? List.<Proposal.Link>of() : proposal.links()) {
            rows.add(Map.of("title", link.title(), "url", link.url()));
        }
        return rows;
    }

    private static void put(Map<String, String> texts, String name, String value) {
        if (value != null) {
            texts.put(name, value);
        }
    }

    private static String text(Integer value) {
        return value == null ? null : value.toString();
    }
}

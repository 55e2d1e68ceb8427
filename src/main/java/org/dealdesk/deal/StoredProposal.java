package org.dealdesk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.dealdesk.deal.DealLine.Effort;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.deal.Proposal.Customer;
import org.dealdesk.deal.Proposal.Link;

/**
 * Reads a proposal that was stored, as it is. It was checked when it came in, by the limits of that day; those of today must not make
 * an old deal unreadable, so they are not validated here, and unknown properties are ignored.
 */
final class StoredProposal {

    private StoredProposal() {}

    static Proposal read(JsonNode json) {
        return new Proposal(
                text(json, "externalRef"),
                text(json, "name"),
                text(json, "justification"),
                list(json, "links", link -> new Link(text(link, "title"), text(link, "url"))),
                customer(json.path("customer")),
                text(json, "region"),
                text(json, "currency"),
                LocalDate.parse(json.required("startDate").textValue()),
                whole(json, "paymentTermsDays"),
                orNone(list(json, "terms", JsonNode::textValue)),
                list(json, "credits", credit -> new Credit(text(credit, "rep"), decimal(credit, "percent"))),
                orNone(list(json, "lines", StoredProposal::line)));
    }

    private static Customer customer(JsonNode json) {
        return new Customer(text(json, "id"), text(json, "name"), text(json, "segment"));
    }

    private static DealLine line(JsonNode json) {
        return new DealLine(
                text(json, "sku"),
                decimal(json, "quantity"),
                decimal(json, "unitPrice"),
                whole(json, "termMonths"),
                list(json, "effort", planned -> new Effort(text(planned, "role"), decimal(planned, "hours"))),
                decimal(json, "carvedIn"),
                whole(json, "validityMonths"));
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).textValue();
    }

    private static BigDecimal decimal(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return isAbsent(value) ? null : new BigDecimal(value.asText());
    }

    private static Integer whole(JsonNode json, String name) {
        BigDecimal value = decimal(json, name);
        return value == null ? null : value.intValueExact();
    }

    private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> element) {
        JsonNode value = json.path(name);
        return isAbsent(value) ? null : value.valueStream().map(element).toList();
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}

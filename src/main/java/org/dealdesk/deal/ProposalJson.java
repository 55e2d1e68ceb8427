package org.dealdesk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import org.dealdesk.money.Rounding;
import org.dealdesk.platform.json.CanonicalJson;

/** Writes a proposal the way it is read: decimals as texts, what was left out as null. */
public final class ProposalJson {

    private static final List<String> DECIMALS = List.of("quantity", "unitPrice", "hours", "carvedIn", "percent");

    private ProposalJson() {}

    public static ObjectNode write(Proposal proposal) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("externalRef", proposal.externalRef());
        json.put("name", proposal.name());
        json.put("justification", proposal.justification());
        writeLinks(json, proposal.links());
        ObjectNode customer = json.putObject("customer");
        customer.put("id", proposal.customer().id());
        customer.put("name", proposal.customer().name());
        customer.put("segment", proposal.customer().segment());
        json.put("region", proposal.region());
        json.put("currency", proposal.currency());
        json.put("startDate", proposal.startDate().toString());
        json.put("paymentTermsDays", proposal.paymentTermsDays());
        ArrayNode terms = json.putArray("terms");
        proposal.terms().forEach(terms::add);
        writeCredits(json, proposal.credits());
        ArrayNode lines = json.putArray("lines");
        proposal.lines().forEach(line -> lines.add(line(line)));
        return json;
    }

    public static String text(Proposal proposal) {
        return CanonicalJson.write(write(proposal));
    }

    /** Reads what {@link #text} wrote, without the current limits. */
    public static Proposal read(String text) {
        return read(CanonicalJson.read(text));
    }

    /** Reads what {@link #write} made, without the current limits. */
    public static Proposal read(JsonNode json) {
        return StoredProposal.read(json);
    }

    /** The fields in which two proposals say different things, sorted; 10 and 10.0 are the same. */
    public static List<String> differing(Proposal one, Proposal other) {
        ObjectNode mine = byValue(one);
        ObjectNode theirs = byValue(other);
        TreeSet<String> fields = new TreeSet<>();
        mine.fieldNames().forEachRemaining(name -> {
            if (!mine.get(name).equals(theirs.get(name))) {
                fields.add(name);
            }
        });
        return List.copyOf(fields);
    }

    private static ObjectNode byValue(Proposal proposal) {
        ObjectNode json = write(proposal);
        for (String name : DECIMALS) {
            for (JsonNode parent : json.findParents(name)) {
                if (parent.get(name).isTextual()) {
                    ((ObjectNode) parent)
                            .put(
                                    name,
                                    Rounding.plain(
                                            new BigDecimal(parent.get(name).textValue())));
                }
            }
        }
        return json;
    }

    private static void writeLinks(ObjectNode json, List<Proposal.Link> links) {
        if (links == null) {
            json.putNull("links");
            return;
        }
        ArrayNode array = json.putArray("links");
        links.forEach(link -> array.addObject().put("title", link.title()).put("url", link.url()));
    }

    private static void writeCredits(ObjectNode json, List<Proposal.Credit> credits) {
        if (credits == null) {
            json.putNull("credits");
            return;
        }
        ArrayNode array = json.putArray("credits");
        credits.forEach(credit -> array.addObject().put("rep", credit.rep()).put("percent", plain(credit.percent())));
    }

    private static ObjectNode line(DealLine line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sku", line.sku());
        json.put("quantity", plain(line.quantity()));
        json.put("unitPrice", plain(line.unitPrice()));
        json.put("termMonths", line.termMonths());
        if (line.effort() == null) {
            json.putNull("effort");
        } else {
            ArrayNode effort = json.putArray("effort");
            line.effort()
                    .forEach(role -> effort.addObject().put("role", role.role()).put("hours", plain(role.hours())));
        }
        json.put("carvedIn", plain(line.carvedIn()));
        json.put("validityMonths", line.validityMonths());
        return json;
    }

    private static String plain(BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}

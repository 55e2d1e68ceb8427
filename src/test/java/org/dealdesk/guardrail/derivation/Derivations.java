package org.dealdesk.guardrail.derivation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.document.DerivationDocument;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;

/** Looks things up in derivations. */
final class Derivations {

    private Derivations() {}

    static JsonNode derive(Proposal proposal) {
        return derive(proposal, CustomerInputs.none());
    }

    static JsonNode derive(Proposal proposal, CustomerInputs inputs) {
        return derive(proposal, Deals.POLICY, inputs);
    }

    static JsonNode derive(Proposal proposal, Policy policy, CustomerInputs inputs) {
        PricedDeal deal = PricedDeal.of(proposal, policy);
        return DerivationDocument.of(Derivation.of(deal, Assessment.of(deal, inputs)), true, true, Set.of());
    }

    static String row(JsonNode derivation, String name, String of) {
        JsonNode figure = figure(derivation, name, of);
        String fraction = figure.get("fraction").isNull()
                ? ""
                : " (" + figure.get("fraction").textValue() + ")";
        return "%s = %s%s, %s: %s %s"
                .formatted(
                        figure.get("calculation").textValue(),
                        figure.get("unrounded").textValue(),
                        fraction,
                        figure.get("rounding").textValue(),
                        figure.get("value").textValue(),
                        figure.get("unit").textValue());
    }

    /** @param of a line's number, a rep, or empty for the deal */
    static JsonNode figure(JsonNode derivation, String name, String of) {
        for (JsonNode figure : derivation.get("figures")) {
            String subject = figure.get("line").asText("") + figure.get("rep").asText("");
            if (figure.get("figure").textValue().equals(name) && subject.equals(of)) {
                return figure;
            }
        }
        throw new AssertionError("no figure " + name + " of " + of);
    }

    static String words(JsonNode derivation, String name, String of) {
        return figure(derivation, name, of).get("words").textValue();
    }

    static List<String> names(JsonNode derivation, String of) {
        List<String> names = new ArrayList<>();
        for (JsonNode figure : derivation.get("figures")) {
            if (of.equals(figure.get("line").asText("")) && figure.get("rep").isNull()) {
                names.add(figure.get("figure").textValue());
            }
        }
        return names;
    }

    static JsonNode finding(JsonNode derivation, String guardrail) {
        for (JsonNode finding : derivation.get("findings")) {
            if (finding.get("guardrail").textValue().equals(guardrail)) {
                return finding;
            }
        }
        throw new AssertionError("no finding of " + guardrail);
    }

    static String silence(JsonNode derivation, String guardrail) {
        for (JsonNode silent : derivation.get("silent")) {
            if (silent.get("guardrail").textValue().equals(guardrail)) {
                return silent.get("why").textValue();
            }
        }
        return null;
    }
}

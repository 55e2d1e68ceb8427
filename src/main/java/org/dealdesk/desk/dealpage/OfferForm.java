package org.dealdesk.desk.dealpage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.text.TypedText;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;
import org.dealdesk.policy.SkuKind;

/**
 * The deal as a reviewer would approve it, in fields that begin with the deal as it is: what they change is the counter-offer.
 *
 * @param header fields of the deal as a whole
 * @param ways what would need fewer approvals, to begin with
 * @param fault what is wrong with it as a whole, or null
 */
record OfferForm(
        List<Line> lines,
        List<Input> header,
        List<TermChoice> terms,
        List<String> ways,
        boolean changed,
        String fault) {

    /** Says that the fields were on the page, so that a term without its mark is one that goes. */
    static final String SHOWN = "offer";

    private static final String TERM = "offer.term";
    private static final String PAYMENT = "paymentTermsDays";
    private static final String HOURS = "hours";
    private static final Pattern THOUSANDTHS = Pattern.compile("-?[0-9]+\\.[0-9]{3}");
    private static final List<String> OF_LINE = List.of("quantity", "unitPrice", "termMonths", "validityMonths");

    /**
     * One field.
     *
     * @param name as it is sent
     * @param label what of the deal it is, as the input calls it
     * @param was the value of the deal
     */
    record Input(String name, String label, Integer line, String value, String was, String fault) {}

    /** The fields of one line. */
    record Line(int number, String sku, String name, List<Input> inputs) {}

    /** Whether a term is to be there. */
    record TermChoice(String code, String name, boolean there, boolean was) {}

    static OfferForm of(Proposal deal, SubmittedForm typed, Policy policy, String review, FieldFaults faults) {
        Reading reading = new Reading(typed, review, faults);
        List<Line> lines = new ArrayList<>();
        for (DealLine line : deal.lines()) {
            lines.add(reading.line(lines.size() + 1, line, policy.priceBook().get(line.sku())));
        }
        List<Input> header =
                List.of(reading.input(PAYMENT, PAYMENT, null, "/proposal/" + PAYMENT, text(deal.paymentTermsDays())));
        String fault = faults.at("/proposal", "offer-" + review, "offer", null);
        return new OfferForm(
                lines,
                header,
                terms(deal, typed, policy),
                List.of(),
                fault != null || proposal(deal, typed, policy) != null,
                fault);
    }

    OfferForm beginningWith(List<String> offered) {
        return new OfferForm(lines, header, terms, offered, changed, fault);
    }

    private record Reading(SubmittedForm typed, String review, FieldFaults faults) {

        Line line(int number, DealLine line, Sku sku) {
            String at = "/proposal/lines/" + (number - 1) + "/";
            List<Input> inputs = new ArrayList<>();
            inputs.add(of(number, "quantity", at, plain(line.quantity())));
            inputs.add(of(number, "unitPrice", at, plain(line.unitPrice())));
            if (sku.kind() == SkuKind.SUBSCRIPTION) {
                inputs.add(of(number, "termMonths", at, text(line.termMonths())));
            } else {
                inputs.add(of(number, "validityMonths", at, text(line.validityMonths())));
            }
            if (hasOneRole(line)) {
                inputs.add(input(
                        name(number, HOURS),
                        HOURS,
                        number,
                        at + "effort",
                        plain(line.effort().get(0).hours())));
            }
            return new Line(number, line.sku(), sku.name(), inputs);
        }

        private Input of(int number, String label, String at, String was) {
            return input(name(number, label), label, number, at + label, was);
        }

        Input input(String name, String label, Integer line, String pointer, String was) {
            String value = typed.has(name) ? typed.text(name) : was;
            return new Input(
                    name, label, line, value, was, faults.at(pointer, name + "-" + review, "field." + label, line));
        }
    }

    private static List<TermChoice> terms(Proposal deal, SubmittedForm typed, Policy policy) {
        Set<String> wanted = wanted(deal, typed);
        return policy.terms().keySet().stream()
                .map(code -> new TermChoice(
                        code,
                        policy.termName(code),
                        wanted.contains(code),
                        deal.terms().contains(code)))
                .toList();
    }

    private static Set<String> wanted(Proposal deal, SubmittedForm typed) {
        return new LinkedHashSet<>(typed.has(SHOWN) ? typed.fields().getOrDefault(TERM, List.of()) : deal.terms());
    }

    /** The counter-offer as a REST body; null where the deal is not changed. */
    static ObjectNode proposal(Proposal deal, SubmittedForm typed, Policy policy) {
        if (!typed.has(SHOWN)) {
            return null;
        }
        ObjectNode proposal = ProposalJson.write(deal);
        boolean changed = change(proposal, PAYMENT, typed, PAYMENT);
        for (int index = 0; index < deal.lines().size(); index++) {
            ObjectNode line = (ObjectNode) proposal.required("lines").get(index);
            for (String label : OF_LINE) {
                changed |= change(line, label, typed, name(index + 1, label));
            }
            if (hasOneRole(deal.lines().get(index))) {
                changed |= change((ObjectNode) line.required("effort").get(0), HOURS, typed, name(index + 1, HOURS));
            }
        }
        changed |= changeTerms(proposal, deal, typed, policy);
        return changed ? proposal : null;
    }

    private static boolean changeTerms(ObjectNode proposal, Proposal deal, SubmittedForm typed, Policy policy) {
        Set<String> wanted = wanted(deal, typed);
        Set<String> kept = new LinkedHashSet<>(deal.terms());
        // What the policy does not know any more was on no page and stays.
        kept.removeIf(term -> policy.terms().containsKey(term) && !wanted.contains(term));
        kept.addAll(wanted);
        ArrayNode terms = proposal.putArray("terms");
        kept.forEach(terms::add);
        return !Set.copyOf(deal.terms()).equals(kept);
    }

    private static boolean change(ObjectNode node, String field, SubmittedForm typed, String name) {
        String text = typed.text(name);
        if (!typed.has(name) || isSame(node.required(field), text)) {
            return false;
        }
        node.set(field, text == null ? node.nullNode() : new TypedText(text));
        return true;
    }

    private static boolean isSame(JsonNode was, String text) {
        if (was.isNull() || text == null) {
            return was.isNull() && text == null;
        }
        if (THOUSANDTHS.matcher(text).matches()) {
            // The value was typed, because the field itself never shows three decimals.
            return false;
        }
        try {
            return new BigDecimal(was.asText()).compareTo(new BigDecimal(text)) == 0;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    static String name(int line, String label) {
        return "line." + line + "." + label;
    }

    private static boolean hasOneRole(DealLine line) {
        return line.effort() != null && line.effort().size() == 1;
    }

    private static String plain(BigDecimal value) {
        return value == null ? null : Decimals.typed(value);
    }

    private static String text(Integer value) {
        return value == null ? null : value.toString();
    }
}

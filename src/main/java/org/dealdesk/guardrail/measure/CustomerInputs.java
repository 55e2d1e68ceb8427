package org.dealdesk.guardrail.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dealdesk.policy.Guardrail;

/**
 * What was known of the customer's other deals when a deal was assessed, by guardrail. It is stored with the revision, so that
 * the revision re-assesses to the same result for ever.
 */
public final class CustomerInputs {

    private static final CustomerInputs NONE = new CustomerInputs(Map.of(), List.of(), true);

    private static final Answer.Concentration NOBODY =
            new Answer.Concentration(BigDecimal.ZERO, BigDecimal.ZERO, List.of(), 0);
    private static final Answer.Recent NOTHING = new Answer.Recent(BigDecimal.ZERO, List.of());

    private final Map<String, Answer> answers;
    private final List<String> similarCustomers;
    private final boolean noHistory;

    private CustomerInputs(Map<String, Answer> answers, List<String> similarCustomers, boolean noHistory) {
        this.answers = Collections.unmodifiableMap(new TreeMap<>(answers));
        this.similarCustomers = similarCustomers == null ? null : List.copyOf(similarCustomers);
        this.noHistory = noHistory;
    }

    /** The answer to one {@link CustomerQuestion}; amounts in the policy's currency, the deal itself never among the others. */
    public sealed interface Answer {

        /**
         * Deals approved within the window.
         *
         * @param customerSum TCV of this customer's
         * @param overallSum TCV of everyone's, this customer's included
         * @param deals numbers of this customer's deals
         * @param others how many deals of other customers were counted
         */
        record Concentration(BigDecimal customerSum, BigDecimal overallSum, List<String> deals, int others)
                implements Answer {

            public Concentration {
                deals = List.copyOf(deals);
            }
        }

        /** This customer's other deals within the window, and their TCV. */
        record Recent(BigDecimal sum, List<String> deals) implements Answer {

            public Recent {
                deals = List.copyOf(deals);
            }
        }

        List<String> deals();
    }

    public static CustomerInputs of(Map<String, Answer> answers) {
        return new CustomerInputs(answers, null, false);
    }

    /** No customer has another deal. It answers every question and is stored as such, unlike a missing answer. */
    public static CustomerInputs none() {
        return NONE;
    }

    /** Whether that guardrail's question has been answered. */
    public boolean knows(CustomerQuestion question) {
        return noHistory || answers.containsKey(question.guardrail());
    }

    /** With more answers; unchanged where no customer has another deal. */
    public CustomerInputs plus(Map<String, Answer> more) {
        if (noHistory || more.isEmpty()) {
            return this;
        }
        Map<String, Answer> all = new TreeMap<>(answers);
        all.putAll(more);
        return new CustomerInputs(all, similarCustomers, false);
    }

    /** With the other spellings of the customer's id, whose deals count as the customer's own. */
    public CustomerInputs withSimilarCustomers(List<String> spellings) {
        return new CustomerInputs(answers, spellings, noHistory);
    }

    /** The other spellings of the customer's id; null where they were not asked for. */
    public List<String> similarCustomers() {
        return similarCustomers;
    }

    Answer.Concentration concentration(String guardrail) {
        return noHistory ? NOBODY : answer(guardrail, Answer.Concentration.class);
    }

    Answer.Recent recent(String guardrail) {
        return noHistory ? NOTHING : answer(guardrail, Answer.Recent.class);
    }

    /** What was answered to the question; empty where it was never asked. */
    public Optional<Answer> find(CustomerQuestion question) {
        if (noHistory) {
            return Optional.of(question.window() instanceof Guardrail.Window.Months ? NOBODY : NOTHING);
        }
        return Optional.ofNullable(answers.get(question.guardrail()));
    }

    private <A extends Answer> A answer(String guardrail, Class<A> kind) {
        Answer answer = answers.get(guardrail);
        if (!kind.isInstance(answer)) {
            throw new IllegalStateException("guardrail " + guardrail + " needs to know the customer's other deals");
        }
        return kind.cast(answer);
    }

    /** The canonical form: the same inputs always give the same text. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("noHistory", noHistory);
        if (!noHistory && similarCustomers != null) {
            similarCustomers.forEach(json.putArray("similarCustomers")::add);
        }
        ObjectNode byGuardrail = json.putObject("answers");
        answers.forEach((guardrail, answer) -> write(answer, byGuardrail.putObject(guardrail)));
        return json;
    }

    private static void write(Answer answer, ObjectNode json) {
        if (answer instanceof Answer.Concentration share) {
            json.put("customerSum", share.customerSum().toPlainString());
            json.put("overallSum", share.overallSum().toPlainString());
            json.put("others", share.others());
        } else if (answer instanceof Answer.Recent recent) {
            json.put("sum", recent.sum().toPlainString());
        }
        ArrayNode deals = json.putArray("deals");
        answer.deals().forEach(deals::add);
    }

    /** What {@link #toJson} wrote; anything else is refused. */
    public static CustomerInputs fromJson(JsonNode json) {
        if (json.required("noHistory").booleanValue()) {
            return NONE;
        }
        Map<String, Answer> answers = new TreeMap<>();
        json.required("answers").properties().forEach(entry -> answers.put(entry.getKey(), read(entry.getValue())));
        return new CustomerInputs(
                answers, json.has("similarCustomers") ? texts(json, "similarCustomers") : null, false);
    }

    private static List<String> texts(JsonNode json, String name) {
        List<String> texts = new ArrayList<>();
        json.required(name).forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static Answer read(JsonNode json) {
        List<String> deals = texts(json, "deals");
        return json.has("sum")
                ? new Answer.Recent(amount(json, "sum"), deals)
                : new Answer.Concentration(
                        amount(json, "customerSum"),
                        amount(json, "overallSum"),
                        deals,
                        json.required("others").intValue());
    }

    private static BigDecimal amount(JsonNode json, String name) {
        return new BigDecimal(json.required(name).textValue());
    }
}

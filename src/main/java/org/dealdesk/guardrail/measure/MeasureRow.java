package org.dealdesk.guardrail.measure;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Measure;

/** How one measure is computed and worded. What policy needs to know of it is declared at the {@link Measure} itself. */
public final class MeasureRow {

    private final Measure measure;
    private final Value value;
    private final Consumer<Numbers> numbers;
    private final MeasureText text;
    private final CustomerMeasure customer;

    private MeasureRow(
            Measure measure, Value value, Consumer<Numbers> numbers, MeasureText text, CustomerMeasure customer) {
        this.measure = measure;
        this.value = value;
        this.numbers = numbers;
        this.text = text;
        this.customer = customer;
    }

    /** Takes the value; the line is null for a deal's measure. */
    private interface Value {

        Figure of(MeasuredDeal deal, PricedLine line, Guardrail guardrail);
    }

    static MeasureRow ofLine(
            Measure measure, Function<PricedLine, Figure> value, Consumer<Numbers> numbers, MeasureText text) {
        return new MeasureRow(measure, (deal, line, guardrail) -> value.apply(line), numbers, text, null);
    }

    static MeasureRow ofDeal(
            Measure measure, Function<MeasuredDeal, Figure> value, Consumer<Numbers> numbers, MeasureText text) {
        return new MeasureRow(measure, (deal, line, guardrail) -> value.apply(deal), numbers, text, null);
    }

    static MeasureRow ofFigure(
            Measure measure, Function<Economics, Figure> value, Consumer<Numbers> numbers, MeasureText text) {
        return ofDeal(measure, deal -> value.apply(deal.economics()), numbers, text);
    }

    static MeasureRow ofCustomer(
            Measure measure, CustomerMeasure customer, Consumer<Numbers> numbers, MeasureText text) {
        return new MeasureRow(
                measure, (deal, line, guardrail) -> customer.value(deal, guardrail), numbers, text, customer);
    }

    Measure measure() {
        return measure;
    }

    /**
     * The value under one guardrail.
     *
     * @param line null for a deal's measure
     */
    public Figure value(MeasuredDeal deal, PricedLine line, Guardrail guardrail) {
        return value.of(deal, line, guardrail);
    }

    /**
     * The numbers that the value came from, by name.
     *
     * @param line null for a deal's measure
     * @param measured the value as shown
     * @param counted null unless it is a measure of the customer
     */
    public Map<String, String> numbers(Economics economics, PricedLine line, String measured, CountedDeals counted) {
        Numbers collected = new Numbers(economics, line, measured, counted);
        numbers.accept(collected);
        return collected.byName();
    }

    public MeasureText text() {
        return text;
    }

    /** Null unless the customer's other deals are looked at. */
    public CustomerMeasure customer() {
        return customer;
    }

    /** Why the guardrail has nothing to measure in a deal that is within its scope. */
    public String whyAbsent(Guardrail guardrail) {
        if (measure.ofLine()) {
            return "no line to measure it of";
        }
        if (customer != null) {
            return customer.whyAbsent(guardrail);
        }
        return switch (measure.lines()) {
            case ALL -> "there is nothing to measure";
            case ONE_TIME -> "the deal has no one-time line";
            case SUBSCRIPTION -> "the deal has no subscription";
        };
    }
}

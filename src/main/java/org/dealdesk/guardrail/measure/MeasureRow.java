package org.dealdesk.guardrail.measure;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.money.Currency;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Measure;

/** How one measure is computed and worded. What policy needs to know of it is declared at the {@link Measure} itself. */
public final class MeasureRow {

    private final Measure measure;
    /** Null for a deal's measure, as the next two are for those that they do not concern. */
    private final Function<PricedLine, Figure> ofLine;

    private final Function<MeasuredDeal, Figure> ofDeal;
    private final CustomerMeasure customer;
    private final Consumer<Numbers> numbers;
    private final MeasureText text;

    private MeasureRow(
            Measure measure,
            Function<PricedLine, Figure> ofLine,
            Function<MeasuredDeal, Figure> ofDeal,
            CustomerMeasure customer,
            Consumer<Numbers> numbers,
            MeasureText text) {
        this.measure = measure;
        this.ofLine = ofLine;
        this.ofDeal = ofDeal;
        this.customer = customer;
        this.numbers = numbers;
        this.text = text;
    }

    static MeasureRow ofLine(
            Measure measure, Function<PricedLine, Figure> value, Consumer<Numbers> numbers, MeasureText text) {
        return new MeasureRow(measure, value, null, null, numbers, text);
    }

    static MeasureRow ofDeal(
            Measure measure, Function<MeasuredDeal, Figure> value, Consumer<Numbers> numbers, MeasureText text) {
        return new MeasureRow(measure, null, value, null, numbers, text);
    }

    static MeasureRow ofCustomer(
            Measure measure, CustomerMeasure customer, Consumer<Numbers> numbers, MeasureText text) {
        return new MeasureRow(measure, null, null, customer, numbers, text);
    }

    Measure measure() {
        return measure;
    }

    public boolean isOfLine() {
        return ofLine != null;
    }

    /** The value of one line, of a line's measure. */
    public Figure value(PricedLine line) {
        return ofLine.apply(line);
    }

    /** The value of the deal under one guardrail, of any other measure. */
    public Figure value(MeasuredDeal deal, Guardrail guardrail) {
        return customer == null ? ofDeal.apply(deal) : customer.value(deal, guardrail);
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

    /** Why the guardrail measures no value in a deal that is within its scope. */
    public String whyAbsent(Guardrail guardrail, Currency currency) {
        if (isOfLine()) {
            return "no line to measure it of";
        }
        if (customer != null) {
            return customer.whyAbsent(guardrail, currency);
        }
        return switch (measure.lines()) {
            case ALL -> "the deal has no value to measure";
            case ONE_TIME -> "the deal has no one-time line";
            case SUBSCRIPTION -> "the deal has no subscription";
        };
    }
}

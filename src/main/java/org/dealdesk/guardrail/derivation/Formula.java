package org.dealdesk.guardrail.derivation;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.money.Rounding;

/**
 * One calculation in symbols, and the numbers that belong to them: {@code (list − net) / list × 100}. A symbol that stands for
 * one of many says which in brackets, as in {@code net[2]} for the second line.
 *
 * @param text made of symbols, whole numbers, {@code + − × /} and parentheses
 * @param inputs plain decimals by symbol
 * @param ofCost whether a number is a cost, or gives one away
 */
public record Formula(String text, Map<String, String> inputs, boolean ofCost) {

    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z]+(\\[[^]]*])?");

    static Formula of(String text) {
        return new Formula(text, new LinkedHashMap<>(), false);
    }

    /** A sum over lines; over none it is 0. */
    static Formula sum(String symbol, List<PricedLine> lines, Function<PricedLine, String> number) {
        return sum(lines, line -> symbol + "[" + line.number() + "]", number);
    }

    static <T> Formula sum(List<T> parts, Function<T, String> symbol, Function<T, String> number) {
        String text = parts.isEmpty() ? "0" : parts.stream().map(symbol).collect(Collectors.joining(" + "));
        Formula formula = of(text);
        parts.forEach(part -> formula.inputs.put(symbol.apply(part), number.apply(part)));
        return formula;
    }

    Formula with(String symbol, String number) {
        Map<String, String> more = new LinkedHashMap<>(inputs);
        more.put(symbol, number);
        return new Formula(text, more, ofCost);
    }

    Formula with(String symbol, BigDecimal number) {
        return with(symbol, Rounding.plain(number));
    }

    Formula ofCosts() {
        return new Formula(text, inputs, true);
    }

    /** The formula with its numbers put in. */
    public String calculation() {
        return SYMBOL.matcher(text).replaceAll(this::number);
    }

    private String number(MatchResult symbol) {
        String number = inputs.get(symbol.group());
        return number.startsWith("-") ? "(" + number + ")" : number;
    }
}

package org.dealdesk.guardrail.measure;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.dealdesk.policy.Sku;

/** Names the retired SKUs of a deal, and what is sold instead. */
final class RetiredText implements MeasureText {

    @Override
    public String statement(Value value) {
        List<Sku> skus = value.retired();
        if (skus.isEmpty()) {
            return "no line has a retired SKU";
        }
        String named =
                skus.stream().distinct().map(RetiredText::withReplacement).collect(Collectors.joining(", "));
        return value.shown() + (skus.size() == 1 ? " line has a retired SKU, " : " lines have a retired SKU, ") + named;
    }

    private static String withReplacement(Sku sku) {
        return sku.replacement() == null ? sku.code() : sku.code() + " (sell " + sku.replacement() + " instead)";
    }

    @Override
    public String undefined(Integer line) {
        throw new IllegalStateException("Retired lines can always be counted");
    }

    /** That none is allowed goes without saying. */
    @Override
    public boolean impliesLimit(BigDecimal limit) {
        return limit.signum() == 0;
    }
}

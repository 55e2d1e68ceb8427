package org.dealdesk.guardrail.authority;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.money.AmountText;
import org.dealdesk.money.Rounding;

/**
 * The limits of a person's authority for one function. Each is inclusive, and null where there is none. A deal whose margin is undefined,
 * or that names no region or segment, is outside the limits on these.
 *
 * @param maxTcv in the policy's currency
 * @param minTrueMarginPct with two decimals at most
 * @param regions codes of the policy
 * @param segments codes of the policy
 */
public record Limits(BigDecimal maxTcv, BigDecimal minTrueMarginPct, Set<String> regions, Set<String> segments) {

    public static final Limits NONE = new Limits(null, null, null, null);

    public Limits {
        maxTcv = exact(maxTcv);
        minTrueMarginPct = exact(minTrueMarginPct);
        regions = sorted(regions);
        segments = sorted(segments);
    }

    /** Whether there is no limit at all. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** The limits that hold where both do. */
    public Limits and(Limits other) {
        return new Limits(
                maxTcv == null ? other.maxTcv : other.maxTcv == null ? maxTcv : maxTcv.min(other.maxTcv),
                minTrueMarginPct == null
                        ? other.minTrueMarginPct
                        : other.minTrueMarginPct == null
                                ? minTrueMarginPct
                                : minTrueMarginPct.max(other.minTrueMarginPct),
                shared(regions, other.regions),
                shared(segments, other.segments));
    }

    public boolean contain(Extent deal) {
        return objections(deal).isEmpty();
    }

    /** What of the deal is outside, each in a few words. Figures of the deal itself are left out, since one of them tells its cost. */
    public List<String> objections(Extent deal) {
        List<String> objections = new ArrayList<>(0);
        if (maxTcv != null && deal.tcv().compareTo(maxTcv) > 0) {
            objections.add("the TCV is above " + maxTcv.toPlainString());
        }
        if (minTrueMarginPct != null
                && (deal.trueMarginPct() == null || deal.trueMarginPct().compareTo(minTrueMarginPct) < 0)) {
            objections.add("the deal margin is below %s %%".formatted(minTrueMarginPct.toPlainString()));
        }
        objectTo("region", deal.region(), regions, objections);
        objectTo("segment", deal.segment(), segments, objections);
        return objections;
    }

    private static void objectTo(String what, String code, Set<String> within, List<String> objections) {
        if (within != null && (code == null || !within.contains(code))) {
            objections.add(
                    within.isEmpty()
                            ? "no %s is left to all people in the chain".formatted(what)
                            : "the %s is %s, not one of %s"
                                    .formatted(what, code == null ? "missing" : code, String.join(", ", within)));
        }
    }

    /** As people read it; null where there is no limit. */
    public String words() {
        List<String> words = new ArrayList<>(0);
        if (maxTcv != null) {
            words.add("TCV up to " + AmountText.grouped(maxTcv));
        }
        if (minTrueMarginPct != null) {
            words.add("margin from %s %%".formatted(minTrueMarginPct.toPlainString()));
        }
        if (regions != null) {
            words.add("regions " + String.join(", ", regions));
        }
        if (segments != null) {
            words.add("segments " + String.join(", ", segments));
        }
        return words.isEmpty() ? null : String.join("; ", words);
    }

    /** As it is answered, stored and recorded; what is not limited is null. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("maxTcv", maxTcv == null ? null : maxTcv.toPlainString());
        json.put("minTrueMarginPct", minTrueMarginPct == null ? null : minTrueMarginPct.toPlainString());
        json.set("regions", toJson(regions));
        json.set("segments", toJson(segments));
        return json;
    }

    private static ArrayNode toJson(Set<String> codes) {
        if (codes == null) {
            return null;
        }
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        codes.forEach(json::add);
        return json;
    }

    /** What {@link #toJson} wrote. */
    public static Limits fromJson(JsonNode json) {
        return new Limits(
                decimal(json.required("maxTcv")),
                decimal(json.required("minTrueMarginPct")),
                codes(json.required("regions")),
                codes(json.required("segments")));
    }

    private static BigDecimal decimal(JsonNode value) {
        return value.isNull() ? null : new BigDecimal(value.textValue());
    }

    private static Set<String> codes(JsonNode values) {
        if (values.isNull()) {
            return null;
        }
        Set<String> codes = new TreeSet<>();
        values.forEach(value -> codes.add(value.textValue()));
        return codes;
    }

    /** Equal limits are equal records, however many zeros they were written with. */
    private static BigDecimal exact(BigDecimal value) {
        return value == null ? null : new BigDecimal(Rounding.plain(value));
    }

    private static Set<String> sorted(Collection<String> codes) {
        return codes == null ? null : Collections.unmodifiableSet(new TreeSet<>(codes));
    }

    private static Set<String> shared(Set<String> one, Set<String> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Set<String> shared = new TreeSet<>(one);
        shared.retainAll(other);
        return shared;
    }
}

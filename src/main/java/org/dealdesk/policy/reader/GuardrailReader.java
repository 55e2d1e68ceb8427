package org.dealdesk.policy.reader;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dealdesk.money.Currency;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Codes;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Guardrail.Scope;
import org.dealdesk.policy.Guardrail.Tier;
import org.dealdesk.policy.Guardrail.Window;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.SkuKind;

/** Reads the guardrails and sees to it that every tier can be reached and every window can be looked through. */
final class GuardrailReader {

    static final String MOST = "1000000000000";

    private final Fields policy;
    private final Currency currency;
    private final Set<String> segments;
    private final Set<String> regions;

    GuardrailReader(Fields policy, Currency currency, Set<String> segments, Set<String> regions) {
        this.policy = policy;
        this.currency = currency;
        this.segments = segments;
        this.regions = regions;
    }

    /** At least one: a policy without guardrails would approve every deal that is small enough. */
    List<Guardrail> read() {
        List<Guardrail> guardrails = policy.objects("guardrails", 1, 200, this::guardrail);
        Set<String> ids = new HashSet<>();
        for (int index = 0; guardrails != null && index < guardrails.size(); index++) {
            String id = guardrails.get(index).id();
            if (id != null && !ids.add(id)) {
                String pointer = policy.pointer("guardrails") + "/" + index + "/id";
                policy.faults().add(pointer, "duplicate", "is the id of another guardrail");
            }
        }
        return guardrails;
    }

    static Decimals.Range amounts(Currency currency) {
        return Decimals.Range.between("0", MOST, currency == null ? 6 : currency.decimals());
    }

    private Guardrail guardrail(Fields fields) {
        String id = Codes.read(fields, "id", 80);
        String name = NamesReader.name(fields);
        Measure measure = fields.word("measure", Measure.class);
        Direction direction = direction(fields);
        List<Tier> tiers = direction == null ? List.of() : tiers(fields, direction, measure);
        return new Guardrail(id, name, measure, direction, tiers, scope(fields, measure), window(fields, measure));
    }

    /** Null where both or neither is given. */
    private Direction direction(Fields fields) {
        boolean max = fields.has("max");
        boolean min = fields.has("min");
        if (max == min) {
            String pointer = max ? fields.pointer("min") : fields.pointer("max");
            String detail = max ? "max and min exclude each other" : "one of max and min is required";
            fields.faults().add(pointer, max ? "not-allowed" : "missing", detail);
            return null;
        }
        return max ? Direction.MAX : Direction.MIN;
    }

    private List<Tier> tiers(Fields fields, Direction direction, Measure measure) {
        String name = direction == Direction.MAX ? "max" : "min";
        List<Tier> tiers = fields.objects(
                name,
                1,
                20,
                tier -> new Tier(
                        tier.optionalDecimal("at", limits(measure)),
                        ApprovalFunction.byName(tier.words("approvals", ApprovalFunction.class, 4))));
        if (tiers == null || fields.faults().knownAt(fields.pointer(name))) {
            return List.of();
        }
        for (int index = 1; index < tiers.size(); index++) {
            String pointer = fields.pointer(name) + "/" + index;
            reportOrder(
                    fields,
                    pointer,
                    direction,
                    tiers.get(index - 1).at(),
                    tiers.get(index).at());
        }
        return List.copyOf(tiers);
    }

    private static void reportOrder(
            Fields fields, String pointer, Direction direction, BigDecimal before, BigDecimal at) {
        if (before == null) {
            fields.faults()
                    .add(pointer, "unreachable", "the tier before it has no limit, so this one is never reached");
        } else if (at != null && at.compareTo(before) == 0) {
            fields.faults().add(pointer + "/at", "overlap", "is the limit of the tier before it");
        } else if (at != null && !looser(direction, before, at)) {
            fields.faults()
                    .add(
                            pointer + "/at",
                            "out-of-order",
                            "must be looser than the " + before.toPlainString() + " of the tier before it");
        }
    }

    private static boolean looser(Direction direction, BigDecimal before, BigDecimal at) {
        return direction == Direction.MAX ? at.compareTo(before) > 0 : at.compareTo(before) < 0;
    }

    private Decimals.Range limits(Measure measure) {
        if (measure == null) {
            return Decimals.Range.between("-" + MOST, MOST, 6);
        }
        return switch (measure.unit()) {
            case PERCENT, POINTS -> Decimals.Range.between("-" + MOST, MOST, 6);
            case RATE -> Decimals.Range.between("0", MOST, 6);
            case AMOUNT -> amounts(currency);
            case COUNT, DAYS, MONTHS -> Decimals.Range.between("0", "1000000", 0);
        };
    }

    private Scope scope(Fields fields, Measure measure) {
        BigDecimal minTcv = fields.optionalDecimal("minTcv", amounts(currency));
        Set<String> inSegments = known(fields, "segments", segments);
        Set<String> inRegions = known(fields, "regions", regions);
        return new Scope(minTcv, inSegments, inRegions, kinds(fields, measure));
    }

    private static Set<String> known(Fields fields, String name, Set<String> all) {
        if (!fields.has(name)) {
            return null;
        }
        List<String> texts = fields.identifiers(name, 200, 80);
        refuseEmpty(fields, name, texts);
        for (int index = 0; index < texts.size(); index++) {
            if (texts.get(index) != null && !all.contains(texts.get(index))) {
                String pointer = fields.pointer(name) + "/" + index;
                fields.faults().add(pointer, "unknown-value", "is not in the policy's " + name);
            }
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(texts));
    }

    private static Set<SkuKind> kinds(Fields fields, Measure measure) {
        if (!fields.has("kinds")) {
            return null;
        }
        List<SkuKind> kinds = fields.words("kinds", SkuKind.class, 3);
        refuseEmpty(fields, "kinds", kinds);
        if (measure != null && !measure.ofLine()) {
            fields.faults()
                    .add(fields.pointer("kinds"), "not-allowed", "narrows measures of a line; this is one of the deal");
        }
        return kinds.isEmpty() ? null : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    /** An empty list would switch the guardrail off without saying so. */
    private static void refuseEmpty(Fields fields, String name, List<?> list) {
        if (list.isEmpty() && !fields.faults().knownAt(fields.pointer(name))) {
            fields.faults().add(fields.pointer(name), "wrong-size", "must name at least one, or be left out");
        }
    }

    private Window window(Fields fields, Measure measure) {
        Window.Kind kind = measure == null ? null : measure.window();
        if (kind == Window.Kind.MONTHS) {
            return fields.object(
                    "window",
                    window -> new Window.Months(
                            orZero(window.integer("months", 1, 120)), window.decimal("minimum", amounts(currency))));
        }
        if (kind == Window.Kind.DAYS) {
            return fields.object(
                    "window",
                    window -> new Window.Days(
                            orZero(window.integer("days", 1, 3660)), window.decimal("upTo", amounts(currency))));
        }
        if (fields.has("window") && measure != null) {
            fields.faults().add(fields.pointer("window"), "not-allowed", "only measures of the customer have one");
        }
        return null;
    }

    private static int orZero(Integer value) {
        return value == null ? 0 : value;
    }
}

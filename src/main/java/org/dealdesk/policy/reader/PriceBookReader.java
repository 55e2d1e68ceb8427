package org.dealdesk.policy.reader;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.text.Identity;
import org.dealdesk.policy.Sku;
import org.dealdesk.policy.SkuKind;

/** Reads the price book: which fields a SKU has follows from its kind. */
final class PriceBookReader {

    private static final Decimals.Range LIST_PRICE = Decimals.Range.above("0", "100000000", 6);
    private static final Decimals.Range HOURS = Decimals.Range.between("0", "1000000", 2);

    private final Fields policy;
    private final Set<String> roles;

    PriceBookReader(Fields policy, Set<String> roles) {
        this.policy = policy;
        this.roles = roles;
    }

    Map<String, Sku> read() {
        List<Sku> skus = policy.objects("priceBook", 1, 2000, this::sku);
        Map<String, Sku> book = new LinkedHashMap<>();
        for (int index = 0; skus != null && index < skus.size(); index++) {
            Sku sku = skus.get(index);
            if (sku.code() != null && book.put(sku.code(), sku) != null) {
                fault(index, "sku", "duplicate", "is in the price book twice");
            }
        }
        for (int index = 0; skus != null && index < skus.size(); index++) {
            String replacement = skus.get(index).replacement();
            if (replacement != null && !book.containsKey(replacement)) {
                String hint = Identity.hint(replacement, book.keySet());
                fault(index, "replacement", "unknown-value", "is not in the price book" + hint);
            }
        }
        return book;
    }

    private Sku sku(Fields fields) {
        String code = fields.identifier("sku", 80);
        String name = fields.name("name", 200);
        SkuKind kind = fields.word("kind", SkuKind.class);
        BigDecimal listPrice = fields.decimal("listPrice", LIST_PRICE);
        return new Sku(
                code,
                name,
                kind,
                listPrice,
                role(fields, kind),
                hoursPerMonth(fields, kind),
                fields.flag("retired", false),
                replacement(fields));
    }

    private String role(Fields fields, SkuKind kind) {
        boolean needed = kind == SkuKind.TIME_AND_MATERIALS || kind == SkuKind.SUBSCRIPTION;
        String role = needed ? fields.identifier("role", 80) : fields.optionalIdentifier("role", 80);
        if (kind == SkuKind.FIXED_FEE && role != null) {
            notAllowed(fields, "role", "a fixed fee is planned by each deal");
        } else if (role != null && !roles.contains(role)) {
            fields.faults()
                    .add(
                            fields.pointer("role"),
                            "unknown-value",
                            "is not in the rate card" + Identity.hint(role, roles));
        }
        return role;
    }

    private static BigDecimal hoursPerMonth(Fields fields, SkuKind kind) {
        if (kind == SkuKind.SUBSCRIPTION) {
            return fields.decimal("hoursPerMonth", HOURS);
        }
        BigDecimal hours = fields.optionalDecimal("hoursPerMonth", HOURS);
        if (kind != null && hours != null) {
            notAllowed(fields, "hoursPerMonth", "only a subscription includes hours");
        }
        return hours;
    }

    private static String replacement(Fields fields) {
        String replacement = fields.optionalIdentifier("replacement", 80);
        if (replacement != null && !fields.flag("retired", false)) {
            notAllowed(fields, "replacement", "only a retired SKU is replaced");
        }
        return replacement;
    }

    private static void notAllowed(Fields fields, String name, String why) {
        fields.faults().add(fields.pointer(name), "not-allowed", why);
    }

    private void fault(int index, String field, String code, String detail) {
        policy.faults().add(policy.pointer("priceBook") + "/" + index + "/" + field, code, detail);
    }
}

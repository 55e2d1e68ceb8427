package org.dealdesk.desk.policy;

import java.util.List;
import java.util.Locale;
import org.dealdesk.desk.Format;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;

/** One entry of the price book; {@code kind} names how it is sold, and so what its price is for. */
record SkuRow(
        String code, String name, String kind, String price, Delivery delivery, boolean retired, String replacement) {

    /** Who delivers it, and in how many hours a month; null where the price book does not say. */
    record Delivery(String role, String hoursPerMonth) {}

    static SkuRow of(Sku sku, Policy policy) {
        return new SkuRow(
                sku.code(),
                sku.name(),
                sku.kind().name(),
                Format.amount(sku.listPrice(), policy.currency().code()),
                new Delivery(
                        policy.names().role(sku.role()),
                        sku.hoursPerMonth() == null ? null : Format.shortest(sku.hoursPerMonth())),
                sku.retired(),
                sku.replacement());
    }

    /** A part of the price book: those whose code or name has the text {@code searched} in it, from one place on. */
    record Part(String searched, List<SkuRow> rows, int found, int from, int all) {

        static final int ROWS = 50;

        static Part of(Policy policy, String text, int from) {
            String searched = text.toLowerCase(Locale.ROOT);
            List<Sku> found = policy.priceBook().values().stream()
                    .filter(sku -> has(sku.code(), searched) || has(sku.name(), searched))
                    .toList();
            int first = Math.min(from, Math.max(0, found.size() - 1) / ROWS * ROWS);
            return new Part(
                    text,
                    found.stream()
                            .skip(first)
                            .limit(ROWS)
                            .map(sku -> SkuRow.of(sku, policy))
                            .toList(),
                    found.size(),
                    first,
                    policy.priceBook().size());
        }

        public int last() {
            return from + rows.size();
        }

        public boolean isMore() {
            return last() < found;
        }

        private static boolean has(String text, String searched) {
            return text.toLowerCase(Locale.ROOT).contains(searched);
        }
    }
}

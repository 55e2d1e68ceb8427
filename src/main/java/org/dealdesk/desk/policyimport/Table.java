package org.dealdesk.desk.policyimport;

import java.util.List;

/** A table of the policy that rows are taken into. */
enum Table {
    PRICE_BOOK(
            "priceBook",
            "sku",
            2000,
            List.of("sku", "name", "kind", "listPrice", "role", "hoursPerMonth", "retired", "replacement")),
    RATE_CARD("rateCard", "role", 500, List.of("role", "cost"));

    private final String property;
    private final String key;
    private final int most;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> columns;

    Table(String property, String key, int most, List<String> columns) {
        this.property = property;
        this.key = key;
        this.most = most;
        this.columns = columns;
    }

    /** The property of the document. */
    String property() {
        return property;
    }

    /** The column by which a row is known. */
    String key() {
        return key;
    }

    int most() {
        return most;
    }

    /** In their usual order. */
    List<String> columns() {
        return columns;
    }

    static Table of(String part) {
        return part.equals("rate-card") ? RATE_CARD : PRICE_BOOK;
    }

    /** Its name in addresses. */
    public String part() {
        return this == RATE_CARD ? "rate-card" : "price-book";
    }
}

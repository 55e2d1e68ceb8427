package org.dealdesk.integrity;

import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * A condition that holds at every moment, also after failures.
 *
 * @param id its name in documents, answers and tests
 * @param holds what holds, in a sentence
 */
public record Invariant(String id, String holds, Check check) {

    /** Finds its violations. */
    @FunctionalInterface
    interface Check {
        void search(InvariantQueries queries, Violations violations);
    }

    /** An invariant that is one query, whose rows are the violations in words; it may ask for {@code :today}. */
    static Invariant sql(String id, String holds, String query) {
        return new Invariant(id, holds, (queries, violations) -> {
            RowCallbackHandler name = row -> violations.add(row.getString(1));
            queries.each(query, name);
        });
    }
}

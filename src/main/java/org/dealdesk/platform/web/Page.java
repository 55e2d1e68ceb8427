package org.dealdesk.platform.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next what to pass as {@code cursor} to go on, or null on the last page
 */
public record Page<T>(List<T> items, String next) {

    /** Makes a page of rows that were read one further than {@code limit}, to know whether there are more. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, cursor.apply(items.get(limit - 1)));
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}

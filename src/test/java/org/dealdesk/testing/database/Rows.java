package org.dealdesk.testing.database;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dealdesk.testing.product.Product;

/** How many rows each table holds, the engine's included: what a refused request must leave as it was. */
public final class Rows {

    private Rows() {}

    public static Map<String, Long> of(Product product) {
        List<String> tables = product.sql().sql("""
                        select table_name from information_schema.tables
                         where upper(table_schema) = 'PUBLIC' and table_type = 'BASE TABLE'
                        """).query(String.class).list();
        Map<String, Long> counts = new TreeMap<>();
        for (String table : tables) {
            counts.put(table, count(product, table));
        }
        return counts;
    }

    private static long count(Product product, String table) {
        return product.sql()
                .sql("select count(*) from \"" + table + "\"")
                .query(Long.class)
                .single();
    }
}

package org.dealdesk.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the database takes on the disk, table by table with indexes, once it has been compacted, and what it has logged so far. */
record Storage(long total, long log, Map<String, Long> tables) {

    private static final String TABLES =
            "select coalesce(string_agg(relname || '=' || pg_total_relation_size(relid), ','), '') from pg_stat_user_tables";

    static Storage of(DurablePostgres postgres) {
        long log = Long.parseLong(postgres.value("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"));
        // Full: a table through which rows only pass would otherwise count with its widest moment.
        postgres.run("vacuum full");
        Map<String, Long> tables = new TreeMap<>();
        for (String table : postgres.value(TABLES).split(",", -1)) {
            String[] sized = table.split("=", 2);
            tables.put(sized[0], Long.valueOf(sized[1]));
        }
        long total = Long.parseLong(postgres.value("select pg_database_size(current_database())"));
        return new Storage(total, log, tables);
    }

    /** A few lines: bytes a deal since {@code before}, the largest tables, and the log. */
    List<String> since(Storage before, long deals) {
        List<String> lines = new ArrayList<>();
        lines.add("%d bytes stored per deal, %d bytes of write-ahead log"
                .formatted((total - before.total()) / deals, (log - before.log()) / deals));
        tables.entrySet().stream()
                .map(table -> Map.entry(
                        table.getKey(), (table.getValue() - before.tables().getOrDefault(table.getKey(), 0L)) / deals))
                .filter(grown -> grown.getValue() > 0)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(grown -> lines.add("  %-22s %10d".formatted(grown.getKey(), grown.getValue())));
        return lines;
    }
}

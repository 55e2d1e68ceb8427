package org.dealdesk.integrity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dealdesk.history.Head;
import org.dealdesk.history.History;

/** Walks every stream of the history from its first record, and works out every hash anew. */
final class HistoryChain {

    private final Violations violations;
    private Link last = new Link("", 0, null, null, null);

    HistoryChain(Violations violations) {
        this.violations = violations;
    }

    /** One record as stored, and the hash that its content gives; null where the content cannot be read. */
    private record Link(String stream, int seq, String previousHash, String hash, String workedOut) {}

    void walk(InvariantQueries queries) {
        queries.pages(
                "select * from history_record",
                "stream",
                "seq",
                new InvariantQueries.Place("", 0),
                (row, number) -> link(row),
                this::walk);
    }

    private void walk(List<Link> page) {
        for (Link link : page) {
            Link before = link.stream().equals(last.stream())
                    ? last
                    : new Link(link.stream(), 0, null, Head.START.hash(), Head.START.hash());
            check(link, before);
            last = link;
        }
    }

    private void check(Link link, Link before) {
        String name = link.stream() + " record " + link.seq();
        if (link.seq() != before.seq() + 1) {
            violations.add(name + " follows record " + before.seq());
        }
        if (!link.previousHash().equals(before.hash())) {
            violations.add(name + " does not carry the hash of the record before it");
        }
        if (link.workedOut() == null) {
            violations.add(name + " cannot be read");
        } else if (!link.workedOut().equals(link.hash())) {
            violations.add(name + " has another hash than its content");
        }
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getString("stream"),
                row.getInt("seq"),
                row.getString("previous_hash"),
                row.getString("hash"),
                workedOut(row));
    }

    private static String workedOut(ResultSet row) throws SQLException {
        try {
            return History.record(row).computedHash();
        } catch (RuntimeException unreadable) {
            return null;
        }
    }
}

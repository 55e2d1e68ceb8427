package org.dealdesk.approval.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewRows;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.deal.DealColumns;
import org.dealdesk.deal.DealNumber;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Locks a deal and reads it with its conflicts of interest, its reviews and their decisions, in one statement. */
@Repository
class DealReader {

    // The deal is named by its number in each part: PostgreSQL need not plan anew for deals that are younger than its
    // statistics.
    private static final String LOCKED = "select " + DealColumns.SELECTED + ", r.*, " + ReviewRows.DECISION + """
              from deal d
                   left join review r on r.deal_id = :id
                   left join decision x on x.deal_id = :id and x.review_id = r.id
             where d.id = :id order by r.opened_at, r.id for update of d
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final Reviews reviews;

    DealReader(JdbcTemplate jdbc, Reviews reviews) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.reviews = reviews;
    }

    /** Locks the deal for the transaction at hand. */
    public Optional<LockedDeal> lock(DealNumber number) {
        Optional<Read> read = read(number);
        // After a wait for the lock only the deal itself is as it is now. The lock is held, so the second answer is of
        // one moment.
        return (read.isPresent() && read.get().moved() ? read(number) : read).map(Read::locked);
    }

    /**
     * What one statement found.
     *
     * @param moved whether another transaction has changed the deal since the statement began
     */
    private record Read(LockedDeal locked, boolean moved) {}

    private Optional<Read> read(DealNumber number) {
        ResultSetExtractor<Read> extractor = DealReader::read;
        return Optional.ofNullable(jdbc.query(LOCKED, Map.of("id", number.id()), extractor))
                .map(found -> new Read(withVotes(found.locked()), found.moved()));
    }

    private LockedDeal withVotes(LockedDeal locked) {
        return new LockedDeal(
                locked.deal(),
                locked.conflicts(),
                reviews.withVotes(locked.deal().id(), locked.reviews()));
    }

    /** The deal from the first row, and a review from each; null where there is none. */
    private static Read read(ResultSet rows) throws SQLException {
        LockedDeal deal = null;
        boolean moved = false;
        List<Review> reviews = new ArrayList<>();
        while (rows.next()) {
            if (deal == null) {
                deal = new LockedDeal(DealColumns.deal(rows), DealColumns.conflicts(rows), List.of());
                moved = DealColumns.hasMoved(rows);
            }
            if (rows.getString("id") != null) {
                reviews.add(ReviewRows.review(rows, 0));
            }
        }
        return deal == null ? null : new Read(new LockedDeal(deal.deal(), deal.conflicts(), reviews), moved);
    }
}

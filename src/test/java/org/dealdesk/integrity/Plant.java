package org.dealdesk.integrity;

import java.util.List;
import java.util.stream.Stream;

/**
 * A violation as a person with a database console could make it.
 *
 * @param invariant which must notice it
 * @param says what the invariant says of it, in part
 */
record Plant(String invariant, String says, String sql) {

    /** A deal that all four functions approved. */
    static final String APPROVED =
            "(select min(d.id) from deal d where d.status = 'APPROVED' and (select count(*) from decision x where x.deal_id = d.id) = 4)";

    /** Two reviews, finance and legal, are open side by side. */
    static final String SIDE_BY_SIDE = "(select min(deal_id) from review where status = 'OPEN' and function = 'LEGAL')";

    /** The committee approved it on appeal, over the rejection of finance. */
    static final String OVERRIDDEN = "(select min(deal_id) from decision where overrides)";

    static final String VOTE_OF = "insert into vote (review_id, deal_id, person, seat, outcome, voted_at)"
            + " select review_id, deal_id, '%1$s', '%1$s', outcome, decided_at"
            + " from decision where function = 'COMMITTEE' and deal_id = " + APPROVED;

    static final String IN_PLACE_OF = "insert into decision_in_place_of (review_id, position, person)"
            + " select review_id, 0, '%s' from decision where ";

    static final List<Plant> ALL = Stream.of(
                    PlantedMoney.ALL, PlantedPayouts.ALL, PlantedReviews.ALL, PlantedRecords.ALL)
            .flatMap(List::stream)
            .toList();
}

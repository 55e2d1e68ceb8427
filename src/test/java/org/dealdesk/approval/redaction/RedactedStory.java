package org.dealdesk.approval.redaction;

import java.util.Set;
import org.dealdesk.commission.LedgerInMemory;
import org.dealdesk.deal.Revision;
import org.dealdesk.deal.VisibleDeals;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.testing.approval.DealStory;

/**
 * Revisions whose costs a rep may see, or may not: version 2026.1 shows costs to reps and version 2026.2 hides them; D-000001 and
 * customer {@code acme} are visible to the rep.
 */
final class RedactedStory {

    static final Caller REP = new Caller("rep", Set.of(Role.SALES_REP), Set.of());
    static final Caller FINANCE = new Caller("ann", Set.of(Role.SALES_REP, Role.FINANCE), Set.of());

    final DealStory story = new DealStory();
    final CostRedaction redaction =
            new CostRedaction(story.policies, new VisibleDeals(Set.of(1L), Set.of("acme")), new LedgerInMemory(1));
    final Revision shown;
    final Revision hidden;
    final Revision unapproved;

    RedactedStory() {
        hidden = revisionUnder("2026.2");
        unapproved = story.submit("200, 240, 30");
        story.under("2026.1", "name: Deal margin", "name: Margin");
        shown = story.submit("200, 240, 30");
    }

    Revision revisionUnder(String version) {
        story.under(version, "repsSeeCost: true", "repsSeeCost: false");
        return story.submit("200, 240, 30");
    }
}

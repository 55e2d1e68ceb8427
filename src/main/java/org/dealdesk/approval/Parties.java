package org.dealdesk.approval;

import java.util.ArrayList;
import java.util.List;
import org.dealdesk.deal.Deals.Involvement;
import org.dealdesk.deal.Deals.Part;
import org.dealdesk.deal.Proposal;

/** Who has a part in a deal by what is proposed: none of them will ever decide on it. */
final class Parties {

    private Parties() {}

    static List<Involvement> of(String owner, Proposal proposal) {
        List<Involvement> parties = new ArrayList<>();
        parties.add(new Involvement(owner, Part.OWNER));
        if (proposal.credits() != null) {
            proposal.credits().forEach(credit -> parties.add(new Involvement(credit.rep(), Part.CREDITED)));
        }
        return parties;
    }
}

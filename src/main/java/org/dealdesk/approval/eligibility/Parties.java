package org.dealdesk.approval.eligibility;

import java.util.ArrayList;
import java.util.List;
import org.dealdesk.deal.Deals.Involvement;
import org.dealdesk.deal.Deals.Part;
import org.dealdesk.deal.Proposal;

/** Who has a part in a deal by what is proposed and by who submits it: none of them will ever decide on it. */
public final class Parties {

    private Parties() {}

    public static List<Involvement> of(String owner, String submitter, Proposal proposal) {
        List<Involvement> parties = new ArrayList<>();
        parties.add(new Involvement(owner, Part.OWNER));
        parties.addAll(by(submitter, owner));
        if (proposal.credits() != null) {
            proposal.credits().forEach(credit -> parties.add(new Involvement(credit.rep(), Part.CREDITED)));
        }
        return parties;
    }

    /** The part of somebody who creates or submits a deal for its owner. */
    public static List<Involvement> by(String person, String owner) {
        return person.equals(owner) ? List.of() : List.of(new Involvement(person, Part.SUBMITTER));
    }
}

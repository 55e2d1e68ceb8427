package org.dealdesk.commission.posting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.PersonPlan;
import org.dealdesk.guardrail.commission.DealCommission;
import org.dealdesk.guardrail.commission.PlanCommission;

/** Says of each leg what it was worked out from. */
public final class BasisOfLegs {

    private final Map<PersonPlan, Basis> known = new HashMap<>();

    private BasisOfLegs() {}

    public static BasisOfLegs of(DealCommission commission) {
        BasisOfLegs basis = new BasisOfLegs();
        for (PlanCommission plan : commission.plans()) {
            for (PlanCommission.Part part : plan.people()) {
                Basis of = new Basis(plan.base(), plan.plan().pay().rate(), part.share(), part.attainment());
                basis.add(part.person(), plan.id(), of);
            }
        }
        return basis;
    }

    /** The same as in a stored transaction. */
    public static BasisOfLegs of(List<Posting.Entry> entries) {
        BasisOfLegs basis = new BasisOfLegs();
        entries.forEach(entry -> basis.add(entry.leg().person(), entry.leg().plan(), entry.basis()));
        return basis;
    }

    private void add(String person, String plan, Basis basis) {
        known.put(new PersonPlan(person, plan), basis);
        known.putIfAbsent(new PersonPlan(null, plan), basis.ofPlan());
    }

    public Posting.Entry entry(Leg leg) {
        return new Posting.Entry(leg, known.getOrDefault(new PersonPlan(leg.person(), leg.plan()), Basis.NONE));
    }

    public List<Posting.Entry> entries(List<Leg> legs) {
        return legs.stream().map(this::entry).toList();
    }
}

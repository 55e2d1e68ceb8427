package org.dealdesk.desk.dealform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.dealdesk.approval.PreviewDeal;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.KnownCustomers;
import org.dealdesk.deal.Proposal;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.People;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Puts together what the form of a deal shows: what was typed, what can be chosen, and what the rules say of it so far. */
@Component
class DealFormScreens {

    private final PreviewDeal preview;
    private final Policies policies;
    private final People people;
    private final KnownCustomers customers;

    DealFormScreens(PreviewDeal preview, Policies policies, People people, KnownCustomers customers) {
        this.preview = preview;
        this.policies = policies;
        this.people = people;
        this.customers = customers;
    }

    /**
     * A form that is being filled in.
     *
     * @param stored the deal that it changes; null for a new one
     * @param version of that deal which was read, to notice that it has changed meanwhile
     * @param key by which sending it twice is noticed
     */
    record Sheet(DealForm form, Deal stored, Long version, String key) {

        Sheet {
            key = key == null ? Ids.next() : key;
        }

        static Sheet blank(DealForm form, Deal stored) {
            return new Sheet(form, stored, stored == null ? null : stored.version(), null);
        }

        Sheet with(DealForm changed) {
            return new Sheet(changed, stored, version, key);
        }

        public String address() {
            return stored == null ? "/deals/new" : "/deals/" + stored.number() + "/edit";
        }
    }

    Policy policy() {
        return policies.inForce(policies.today());
    }

    /** What the form says as a proposal; what is wrong with it is in {@code faults}. */
    Proposal read(DealForm form, Faults faults) {
        return new DealFormReader(form, policy(), faults).read();
    }

    /** The form with what the rules say of it, as far as it is complete. */
    Map<String, Object> of(Sheet sheet, boolean withWays, Viewer viewer) {
        Policy policy = policy();
        Faults faults = new Faults();
        AssessmentPanel panel = null;
        try {
            Proposal proposal = new DealFormReader(sheet.form(), policy, faults).read();
            panel = AssessmentPanel.of(
                    preview.assess(proposal, sheet.stored(), withWays, faults, viewer.caller()), policy);
        } catch (InvalidInput incomplete) {
            // Shown at the fields, or in the panel, as the page needs.
        }
        Map<String, Object> model = frame(sheet, policy, viewer);
        model.put("panel", panel);
        model.put("missing", DealFormFaults.of(faults.list(), sheet.form()));
        model.put("faults", DealFormFaults.NONE);
        return model;
    }

    /** The form as it was refused: blocked by the rules, with the assessment that says so. */
    Map<String, Object> blocked(Sheet sheet, JsonNode assessment, Viewer viewer) {
        Policy policy = policy();
        Map<String, Object> model = frame(sheet, policy, viewer);
        model.put("panel", AssessmentPanel.of(assessment, policy));
        model.put("missing", DealFormFaults.NONE);
        model.put("faults", DealFormFaults.NONE);
        return model;
    }

    private Map<String, Object> frame(Sheet sheet, Policy policy, Viewer viewer) {
        Map<String, Object> model = new HashMap<>();
        Deal stored = sheet.stored();
        model.put("sheet", sheet);
        model.put("form", sheet.form());
        model.put("catalog", Catalog.of(policy, sheet.form(), people));
        String customer = sheet.form().get("customer/id");
        model.put("knownCustomers", customers.meant(customer, stored == null ? 0 : stored.id(), viewer.caller()));
        model.put("number", stored == null ? null : stored.number().toString());
        model.put("status", stored == null ? null : stored.status().name());
        return model;
    }
}

package org.dealdesk.desk.dealform;

import com.fasterxml.jackson.databind.JsonNode;
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
     * @param focus the field to go on with; null for none in particular
     */
    record Sheet(DealForm form, Deal stored, Long version, String key, String focus) {

        Sheet {
            key = key == null ? Ids.next() : key;
        }

        static Sheet blank(DealForm form, Deal stored) {
            return new Sheet(form, stored, stored == null ? null : stored.version(), null, null);
        }

        Sheet with(FormChange change) {
            return new Sheet(change.form(), stored, version, key, change.focus());
        }

        /** The number of the deal that it changes; null for a new one. */
        public String number() {
            return stored == null ? null : stored.number().toString();
        }

        /** The status of that deal; null for a new one. */
        public String status() {
            return stored == null ? null : stored.status().name();
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
    DealFormScreen of(Sheet sheet, boolean withWays, Viewer viewer) {
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
        return screen(sheet, policy, panel, DealFormFaults.of(faults.list(), sheet.form()), viewer);
    }

    /** The form as it was refused: blocked by the rules, with the assessment that says so. */
    DealFormScreen blocked(Sheet sheet, JsonNode assessment, Viewer viewer) {
        Policy policy = policy();
        return screen(sheet, policy, AssessmentPanel.of(assessment, policy), DealFormFaults.NONE, viewer);
    }

    private DealFormScreen screen(
            Sheet sheet, Policy policy, AssessmentPanel panel, DealFormFaults missing, Viewer viewer) {
        String customer = sheet.form().get("customer/id");
        long stored = sheet.stored() == null ? 0 : sheet.stored().id();
        return new DealFormScreen(
                sheet,
                Catalog.of(policy, sheet.form(), people),
                customers.meant(customer, stored, viewer.caller()),
                panel,
                missing,
                DealFormFaults.NONE,
                null);
    }
}

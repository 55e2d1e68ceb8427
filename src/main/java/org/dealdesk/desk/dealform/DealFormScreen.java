package org.dealdesk.desk.dealform;

import java.util.List;
import org.dealdesk.desk.dealform.DealFormScreens.Sheet;

/**
 * What the page with the form of a deal shows.
 *
 * @param knownCustomers customers whose ids could be meant by the one that is typed
 * @param panel what the rules say; null while the form is not complete
 * @param missing what is missing or wrong so far; it is said in the panel
 * @param faults the errors of a sent form, shown at its fields
 * @param notice null where there is none
 */
record DealFormScreen(
        Sheet sheet,
        Catalog catalog,
        List<String> knownCustomers,
        AssessmentPanel panel,
        DealFormFaults missing,
        DealFormFaults faults,
        Notice notice) {

    /**
     * What is said above the form.
     *
     * @param key of the sentence
     * @param refusal the reason that it names; null where it names none
     */
    record Notice(String key, String refusal) {}

    DealFormScreen withFaults(DealFormFaults found) {
        return new DealFormScreen(sheet, catalog, knownCustomers, panel, missing, found, notice);
    }

    DealFormScreen saying(String key) {
        return saying(key, null);
    }

    DealFormScreen saying(String key, String refusal) {
        Notice said = key == null ? null : new Notice(key, refusal);
        return new DealFormScreen(sheet, catalog, knownCustomers, panel, missing, faults, said);
    }
}

package org.dealdesk.desk.policyedit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dealdesk.policy.draft.DocumentText;
import org.dealdesk.policy.draft.WorkingCopy;

/**
 * One page of a working copy.
 *
 * @param version the name that the document has; null where it has none
 * @param place of the page
 * @param said the key of what has to be said above it; null where it is as always
 */
record Screen(WorkingCopy copy, String version, String place, LintPanel lint, Map<String, String> faults, String said) {

    static Screen of(WorkingCopy copy, String text, String place, LintPanel lint) {
        return new Screen(
                copy,
                Objects.requireNonNullElse(DocumentText.version(text), copy.basedOn()),
                place,
                lint,
                lint.atFields(),
                null);
    }

    Screen saying(String what) {
        return new Screen(copy, version, place, lint, faults, what);
    }

    public String address() {
        return Place.ADDRESS + "/" + copy.id();
    }

    /** The pages between which the tabs lead. */
    public List<String> tabs() {
        return Place.PARTS;
    }

    /** What is wrong with a field; null where it is right. */
    public String fault(String pointer) {
        return faults.get(pointer);
    }
}

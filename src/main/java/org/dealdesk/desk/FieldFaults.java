package org.dealdesk.desk;

import java.util.ArrayList;
import java.util.List;
import org.dealdesk.platform.input.Fault;

/** The errors of a form: shown at each field, and above the form with a link to each. */
public final class FieldFaults {

    static final FieldFaults NONE = new FieldFaults(List.of());

    private final List<Fault> left;
    private final List<Said> said = new ArrayList<>();

    /**
     * One fault in the summary.
     *
     * @param target the id of the field, or null where it has none
     * @param label the key of the field's name, or null
     * @param line of the deal, or null
     */
    public record Said(String target, String label, Integer line, String text, boolean missing) {}

    public FieldFaults(List<Fault> faults) {
        this.left = new ArrayList<>(faults);
    }

    /** The errors at this place or below it; null where there are none. They then count as shown. */
    public String at(String pointer, String target, String label, Integer line) {
        String first = null;
        for (Fault fault : List.copyOf(left)) {
            if (fault.pointer().equals(pointer) || fault.pointer().startsWith(pointer + "/")) {
                left.remove(fault);
                said.add(new Said(
                        target, label, line, fault.detail(), fault.code().equals("missing")));
                first = first == null ? fault.detail() : first;
            }
        }
        return first;
    }

    /** All that is wrong, what no field has said last. */
    public List<Said> all() {
        List<Said> all = new ArrayList<>(said);
        left.forEach(fault -> all.add(new Said(null, null, null, fault.detail(), false)));
        return all;
    }
}

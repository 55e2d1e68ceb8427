package org.dealdesk.desk.dealform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.platform.input.Fault;

/** The errors of a deal form: each at its field, and all of them above the form. */
public record DealFormFaults(List<Wrong> all) {

    static final DealFormFaults NONE = new DealFormFaults(List.of());

    private static final List<String> LISTS = List.of("terms", "credits", "links", "lines");
    private static final Pattern EFFORT = Pattern.compile("/lines/([0-9]+)/effort/([0-9]+)(/.*)?");
    private static final Pattern OF_ROW = Pattern.compile("/(lines|credits|links)/([0-9]+)(?:/(.+))?");

    /**
     * One fault.
     *
     * @param field where it stands, by the name of its field
     * @param label the key of what the field is called
     * @param list the key of what its row is one of; null outside of lines, credits and links
     * @param row 1 for the first
     */
    public record Wrong(String field, String label, String list, Integer row, String detail) {

        public String id() {
            return DealFormFaults.idOf(field);
        }
    }

    static DealFormFaults of(List<Fault> faults, DealForm form) {
        List<Wrong> all = new ArrayList<>();
        for (Fault fault : faults) {
            all.add(called(new Fault(field(fault.pointer(), form), fault.code(), fault.detail())));
        }
        return new DealFormFaults(all);
    }

    /** A fault with the words for the field that it points to. */
    public static Wrong called(Fault fault) {
        Matcher row = OF_ROW.matcher(fault.pointer());
        if (!row.matches()) {
            return new Wrong(fault.pointer(), "form.label." + headerLabel(fault.pointer()), null, null, fault.detail());
        }
        return new Wrong(
                fault.pointer(),
                "form.label." + label(row),
                "form.row." + row.group(1),
                Integer.parseInt(row.group(2)) + 1,
                fault.detail());
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** What is wrong with that field. */
    public List<String> at(String field) {
        return all.stream()
                .filter(wrong -> wrong.field().equals(field))
                .map(Wrong::detail)
                .toList();
    }

    /** The id of a field on the page. */
    public String id(String field) {
        return idOf(field);
    }

    /** Whether anything of a row's details, which are folded otherwise, is wrong. */
    public boolean inDetailsOf(int line) {
        String row = "/lines/" + line + "/";
        return all.stream()
                .anyMatch(wrong -> wrong.field().startsWith(row + "effort")
                        || wrong.field().equals(row + "carvedIn"));
    }

    private static String idOf(String field) {
        return "f" + field.replace('/', '-').replace(' ', '-');
    }

    /** Effort is sent as a list, but has a field for each role; a term is one of a group. */
    private static String field(String pointer, DealForm form) {
        Matcher effort = EFFORT.matcher(pointer);
        if (effort.matches()) {
            LineForm line = form.lines().get(Integer.parseInt(effort.group(1)));
            String role = List.copyOf(line.effort().keySet()).get(Integer.parseInt(effort.group(2)));
            return "/lines/" + effort.group(1) + "/effort/" + role;
        }
        return pointer.startsWith("/terms/") ? "/terms" : pointer;
    }

    private static String label(Matcher row) {
        if (row.group(3) == null) {
            return row.group(1) + ".row";
        }
        return row.group(1) + "." + (row.group(3).startsWith("effort") ? "effort" : row.group(3));
    }

    private static String headerLabel(String field) {
        String name = field.isEmpty()
                ? "deal"
                : field.substring(1).replaceFirst("^terms/.*", "terms").replace('/', '.');
        return DealForm.HEADER.contains(name.replace('.', '/')) || LISTS.contains(name) ? name : "deal";
    }
}

package org.dealdesk.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The functions that approve deals, in the order in which they are listed. The committee also decides appeals. */
public enum ApprovalFunction {
    SALES_OPS("Sales Ops"),
    FINANCE("Finance"),
    LEGAL("Legal"),
    COMMITTEE("Deal Committee");

    private static final List<ApprovalFunction> BY_NAME = Stream.of(values())
            .sorted(Comparator.comparing(ApprovalFunction::name))
            .toList();

    private final String label;

    ApprovalFunction(String label) {
        this.label = label;
    }

    /** As it reads alone, such as in a heading. */
    public String label() {
        return label;
    }

    /** As it reads inside a sentence. */
    public String spoken() {
        return this == COMMITTEE ? "the " + label : label;
    }

    /** One or more as they read inside a sentence, in the order in which they are asked. */
    public static String spoken(Collection<ApprovalFunction> functions) {
        List<String> names =
                functions.stream().sorted().map(ApprovalFunction::spoken).toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** Without repeats, sorted by name: the order of every list that leaves the product. */
    public static List<ApprovalFunction> byName(Collection<ApprovalFunction> functions) {
        List<ApprovalFunction> sorted = new ArrayList<>(BY_NAME.size());
        for (ApprovalFunction function : BY_NAME) {
            if (functions.contains(function)) {
                sorted.add(function);
            }
        }
        return List.copyOf(sorted);
    }
}

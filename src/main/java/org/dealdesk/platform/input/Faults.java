package org.dealdesk.platform.input;

import java.util.ArrayList;
import java.util.List;
import org.dealdesk.platform.text.Characters;

/** Collects what is wrong with one input, so that a caller is told of every fault at once. */
public final class Faults {

    /** So many are named; a document made of faults must not become an answer many times its size. */
    private static final int MOST = 100;

    private final List<Fault> found = new ArrayList<>();
    private int unnamed;

    public void add(String pointer, String code, String detail) {
        if (found.size() == MOST) {
            unnamed++;
            return;
        }
        found.add(new Fault(Characters.printable(pointer), code, Characters.printable(detail)));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether something at this place or inside it is known to be wrong already, so that a later check need not repeat it. */
    public boolean knownAt(String pointer) {
        return found.stream()
                .anyMatch(fault ->
                        fault.pointer().equals(pointer) || fault.pointer().startsWith(pointer + "/"));
    }

    public List<Fault> list() {
        return List.copyOf(found);
    }

    Faults copy() {
        Faults copy = new Faults();
        copy.found.addAll(found);
        copy.unnamed = unnamed;
        return copy;
    }

    /** Ends the use case here if anything was wrong. */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidInput(list(), unnamed);
        }
    }
}

package org.dealdesk.platform.input;

import java.util.List;

/** An input was refused; it names every fault that was found. */
public final class InvalidInput extends RuntimeException {

    /** The one code that makes an input malformed (400) and not merely invalid (422): a typo must not become a default. */
    public static final String UNKNOWN_PROPERTY = "unknown-property";

    private final transient List<Fault> faults;
    private final transient Place place;

    private final int unnamed;

    public InvalidInput(List<Fault> faults) {
        this(faults, 0);
    }

    /**
     * @param unnamed how many faults there are in addition to those that are named
     */
    InvalidInput(List<Fault> faults, int unnamed) {
        this(faults, unnamed, null);
    }

    private InvalidInput(List<Fault> faults, int unnamed, Place place) {
        super(faults.size() + unnamed + " faults in the input");
        this.faults = List.copyOf(faults);
        this.unnamed = unnamed;
        this.place = place;
    }

    /** Refuses for a single fault. */
    public static InvalidInput of(String pointer, String code, String detail) {
        return new InvalidInput(List.of(new Fault(pointer, code, detail)));
    }

    /** The same, knowing where in the text reading came to an end. */
    InvalidInput at(Place where) {
        return new InvalidInput(faults, unnamed, where);
    }

    /** How many faults there are, named or not. */
    public int count() {
        return faults.size() + unnamed;
    }

    /** Where in the text reading came to an end; null where it did not, or where that is unknown. */
    public Place place() {
        return place;
    }

    public List<Fault> faults() {
        return faults;
    }

    public boolean malformed() {
        return faults.stream().anyMatch(fault -> fault.code().equals(UNKNOWN_PROPERTY));
    }
}

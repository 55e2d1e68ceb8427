package org.dealdesk.deal;

/**
 * Why a person may not decide a deal for a function.
 *
 * @param function the name of the approval function, or {@link #ANY}
 */
public record Conflict(String person, String function, Reason reason) {

    /** Stands for every function. */
    public static final String ANY = "ANY";

    /** What the person has to do with the deal. */
    public enum Reason {
        OWNER,
        SUBMITTER,
        CREDITED,
        /** Named by an overlay of the policy that a revision is bound to, active or not. */
        OVERLAY,
        /** Decided or voted for another function, or was represented by a person who did. */
        DECIDED
    }

    /** The conflict of a person with a part in the deal. */
    public static Conflict ofParty(String person, Reason part) {
        return new Conflict(person, ANY, part);
    }

    /** Whether the person has a part in the deal. */
    public boolean isOfParty() {
        return function.equals(ANY);
    }
}

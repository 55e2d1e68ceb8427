package org.dealdesk.approval.work;

/**
 * What the process {@code deal-approval} tells the product while it runs. Every call happens inside the use case that moved the
 * process and receives its transaction, which is on the deal of the process; an exception rolls that use case back and reaches its
 * caller unchanged.
 */
public interface ReviewSteps {

    /** Whether the revision under review needs this function; throws rather than guess where it cannot tell. */
    boolean asks(DealTransaction tx, String function);

    /** Whether the round hears an appeal. It then asks the committee without a call to {@link #asks}. */
    boolean onAppeal(DealTransaction tx);

    /** Whether the function, whose review has just been decided, has rejected on appeal: the round goes on. */
    boolean tookPosition(DealTransaction tx, String function);

    /** Whether the rejection that ends the round can be appealed. */
    boolean appealPossible(DealTransaction tx);

    /** A function is now asked about the deal; {@code engineTaskId} is what its decision hands back to the engine. */
    void reviewOpened(DealTransaction tx, String function, String processInstanceId, String engineTaskId);

    /**
     * A review ended without an approval: the round was recalled, sent back or rejected. Also called for the review
     * whose own decision ended the round, so an implementation changes only reviews that are still open.
     */
    void reviewCancelled(DealTransaction tx, String engineTaskId);

    /** All required functions have approved, or none was required: check the gate and accrue, or throw. */
    void approved(DealTransaction tx);
}

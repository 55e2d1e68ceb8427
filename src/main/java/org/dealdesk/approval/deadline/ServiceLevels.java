package org.dealdesk.approval.deadline;

/** Records the reminders and escalations that are due. Called every few minutes by the process {@code deadlines}, on one node at a time. */
public interface ServiceLevels {

    /** Each deal in a short transaction of its own; called outside any. */
    void remindAndEscalate();
}

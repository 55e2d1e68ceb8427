package org.dealdesk.approval;

/** Records the reminders and escalations that are due. Called every few minutes by the process {@code deadlines}, on one node at a time. */
public interface ServiceLevels {

    /** One short transaction, database only: what does not fit into it waits for the next call. */
    void remindAndEscalate();
}

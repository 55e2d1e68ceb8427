package org.dealdesk.policy;

/** What reps may see: where {@code repsSeeCost} is false, no cost and no margin figure. */
public record Visibility(boolean repsSeeCost) {}

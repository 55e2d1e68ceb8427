package org.dealdesk.commission.ledger;

/** One person's amounts under one plan, or under {@code overlay}. */
public record PersonPlan(String person, String plan) {}

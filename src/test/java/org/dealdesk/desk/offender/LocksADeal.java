package org.dealdesk.desk.offender;

import org.dealdesk.approval.work.DealTransactions;

/** Breaks a rule on purpose: a door that goes past the use cases. */
public record LocksADeal(DealTransactions deals) {}

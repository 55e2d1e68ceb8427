package org.dealdesk.approval.offender;

/** Planted: its name says nothing. */
public final class OffenderManager {}

package org.dealdesk.approval.offender;

/** Planted: it is told too much at once. */
public record TakesEightParameters(int a, int b, int c, int d, int e, int f, int g, int h) {}

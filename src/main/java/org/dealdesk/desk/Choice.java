package org.dealdesk.desk;

/** A way to sort or narrow a list; {@code label} is the key of its text. */
public record Choice(String label, String address, boolean here) {}

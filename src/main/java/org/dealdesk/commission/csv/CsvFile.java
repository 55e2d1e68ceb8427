package org.dealdesk.commission.csv;

/** A table as text, and the name under which it is stored. */
public record CsvFile(String name, String text) {}

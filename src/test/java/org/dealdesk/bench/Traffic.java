package org.dealdesk.bench;

import java.util.List;

/** What one call sent to the database: statements in order, a batch being one, and how many transactions they took. */
record Traffic(List<String> statements, int transactions) {}

package org.dealdesk.backtest.comparison;

/**
 * One thing that keeps a deal from being assessed.
 *
 * @param place where the deal stood in its source
 * @param row of an uploaded file, 1 for the first line; null for a revision
 * @param deal its number, or what the upload calls it; null where that cannot be told
 * @param pointer to the column of a CSV file, or into the JSON of a line or of the revision's proposal
 */
public record RowFault(long place, Long row, String deal, String pointer, String code, String detail) {}

package org.dealdesk.deal.csv;

/**
 * One thing that is wrong with a deal in a CSV file.
 *
 * @param row of the file, 1 for the first line
 * @param pointer {@code /} and the column; empty where it is about the whole row
 */
public record CsvFault(long row, String pointer, String code, String detail) {

    /** Its name alone; empty where it is about the whole row. */
    public String column() {
        return pointer.isEmpty() ? "" : pointer.substring(1);
    }
}

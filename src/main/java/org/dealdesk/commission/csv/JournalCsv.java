package org.dealdesk.commission.csv;

import java.time.LocalDate;
import org.dealdesk.commission.books.JournalReading;
import org.dealdesk.commission.csv.CsvTable.CsvRow;
import org.dealdesk.commission.journal.JournalLine;
import org.dealdesk.money.Rounding;

/** What is booked in a month; the memorandum is not in it. */
public final class JournalCsv {

    private JournalCsv() {}

    public static CsvFile of(JournalReading.Booked booked) {
        CsvTable table = new CsvTable(
                "date", "paidOn", "account", "debit", "credit", "currency", "deal", "person", "transaction");
        for (JournalLine line : booked.journal().lines()) {
            LocalDate paidOn = line.booking().paidOn();
            table.add(new CsvRow()
                    .text(line.date().toString())
                    .text(paidOn == null ? null : paidOn.toString())
                    .text(line.account())
                    .number(Rounding.show(line.debit(), booked.currency()))
                    .number(Rounding.show(line.credit(), booked.currency()))
                    .text(booked.currency().code())
                    .text(line.booking().deal())
                    .text(line.booking().person())
                    .text(line.booking().transaction()));
        }
        return table.file("journal-%s.csv".formatted(booked.month()));
    }
}

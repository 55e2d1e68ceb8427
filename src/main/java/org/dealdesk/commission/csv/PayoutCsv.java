package org.dealdesk.commission.csv;

import org.dealdesk.commission.batch.PaidLine;
import org.dealdesk.commission.batch.PayoutBatch;
import org.dealdesk.commission.csv.CsvTable.CsvRow;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;

/** A payout for payroll: a row per line. */
public final class PayoutCsv {

    private PayoutCsv() {}

    public static CsvFile of(PayoutBatch.Whole whole) {
        PayoutBatch batch = whole.batch();
        Currency currency = Currency.of(batch.terms().currency());
        CsvTable table = new CsvTable("person", "name", "amount", "currency", "month", "batch", "status");
        for (PaidLine line : whole.lines()) {
            table.add(new CsvRow()
                    .text(line.person())
                    .text(line.name())
                    .number(Rounding.show(line.amount(), currency))
                    .text(currency.code())
                    .text(batch.upTo().toString())
                    .text(batch.id())
                    .text(line.returned() ? "RETURNED" : batch.state().name()));
        }
        return table.file("payout-%s.csv".formatted(batch.upTo()));
    }
}

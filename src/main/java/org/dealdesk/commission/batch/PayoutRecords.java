package org.dealdesk.commission.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.commission.finance.CommissionRecords;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;

/** What the records of batches say. */
final class PayoutRecords {

    private PayoutRecords() {}

    static ObjectNode batch(PayoutBatch batch) {
        return CommissionRecords.data()
                .put("payout", batch.id())
                .put("upTo", batch.upTo().toString());
    }

    static ObjectNode with(List<PaidLine> lines, PayoutBatch batch) {
        ObjectNode data = batch(batch).put("currency", batch.terms().currency());
        ArrayNode all = data.putArray("lines");
        Currency currency = Currency.of(batch.terms().currency());
        lines.forEach(line ->
                all.addObject().put("person", line.person()).put("amount", Rounding.show(line.amount(), currency)));
        return data;
    }
}

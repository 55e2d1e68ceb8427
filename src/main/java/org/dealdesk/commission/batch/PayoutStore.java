package org.dealdesk.commission.batch;

import org.dealdesk.commission.batch.PayoutBatch.Whole;
import org.dealdesk.commission.finance.CommissionRecords;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/** The tables of batches, and their records. */
@Component
record PayoutStore(PayoutTable batches, LineRows lines, DueRows due, CommissionRecords records) {

    Whole whole(PayoutBatch batch) {
        return new Whole(batch, lines.lines(batch.id()), lines.listed(batch.id()));
    }

    PayoutBatch locked(String id) {
        return batches.lock(id).orElseThrow(() -> Refusal.notFound("payout " + id));
    }
}

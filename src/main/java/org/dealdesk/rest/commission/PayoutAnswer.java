package org.dealdesk.rest.commission;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.commission.batch.ListedPerson;
import org.dealdesk.commission.batch.PaidLine;
import org.dealdesk.commission.batch.PayoutBatch;
import org.dealdesk.commission.batch.PayoutBatch.Step;
import org.dealdesk.rest.deal.DealAnswers;

/** A batch with its lines as it leaves. */
record PayoutAnswer(@JsonUnwrapped Summary summary, String total, List<LineAnswer> lines, List<ListedAnswer> listed) {

    /** A batch without its lines. */
    record Summary(
            String id,
            PayoutBatch.State status,
            String upTo,
            String currency,
            @JsonUnwrapped StepsAnswer steps,
            LocalDate date,
            String reference) {

        static Summary of(PayoutBatch batch) {
            PayoutBatch.Payment payment = batch.payment();
            return new Summary(
                    batch.id(),
                    batch.state(),
                    batch.upTo().toString(),
                    batch.terms().currency(),
                    StepsAnswer.of(batch.steps()),
                    payment == null ? null : payment.date(),
                    payment == null ? null : payment.reference());
        }
    }

    /** Who did what; null what was not done. */
    record StepsAnswer(Step proposed, Step approved, Step paid, Step cancelled) {

        static StepsAnswer of(PayoutBatch.Steps steps) {
            return new StepsAnswer(steps.proposed(), steps.approved(), steps.paid(), steps.cancelled());
        }
    }

    /** What a person is paid. */
    record LineAnswer(String person, String name, String amount, boolean returned) {}

    /** Who is not paid in full; {@code amount} is what a hold keeps back, else null. */
    record ListedAnswer(String person, ListedPerson.Why as, String amount) {}

    static PayoutAnswer of(PayoutBatch.Whole whole) {
        String currency = whole.batch().terms().currency();
        BigDecimal total = whole.lines().stream().map(PaidLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new PayoutAnswer(
                Summary.of(whole.batch()),
                DealAnswers.inMinorUnits(total, currency),
                whole.lines().stream()
                        .map(line -> new LineAnswer(
                                line.person(),
                                line.name(),
                                DealAnswers.inMinorUnits(line.amount(), currency),
                                line.returned()))
                        .toList(),
                whole.listed().stream()
                        .map(one -> new ListedAnswer(
                                one.person(), one.as(), DealAnswers.inMinorUnits(one.held(), currency)))
                        .toList());
    }
}

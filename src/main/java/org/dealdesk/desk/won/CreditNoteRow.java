package org.dealdesk.desk.won;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.approval.won.StoredCreditNote;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;

/**
 * One credit note on a page.
 *
 * @param standing whether it counts, why it does not, or that it is void
 * @param voided null while it stands
 * @param voidable whether the reader may void it
 */
record CreditNoteRow(
        String id, Written written, String standing, Effect effect, By recorded, Voided voided, boolean voidable) {

    /** What it says, and how it is spread over the lines. */
    record Written(String amount, Viewer.Moment date, String reason, List<Share> lines) {}

    /** What of it is of one line. */
    record Share(int line, String amount) {}

    /** What it did to the commission of all people; null where no transaction was posted, or where the reader may not see it. */
    record Effect(String clawedBack, String restored) {}

    record By(String person, Viewer.Moment at) {}

    record Voided(By by, String reason) {}

    static CreditNoteRow of(StoredCreditNote note, boolean voids, String policyCurrency, Names names, Viewer viewer) {
        return new CreditNoteRow(
                note.id(),
                written(note.written()),
                note.isVoid() ? "VOID" : note.standing().name(),
                effect(note, policyCurrency, viewer),
                by(note.recorded(), names, viewer),
                note.isVoid()
                        ? new Voided(
                                by(note.voided().step(), names, viewer),
                                note.voided().reason())
                        : null,
                voids
                        && !note.isVoid()
                        && !note.recorded().by().equals(viewer.caller().id()));
    }

    private static Written written(StoredCreditNote.Written written) {
        String currency = written.currency();
        return new Written(
                withUnit(written.amount(), currency),
                Viewer.day(written.date()),
                written.reason(),
                written.lines().entrySet().stream()
                        .filter(line -> line.getValue().signum() != 0)
                        .map(line -> new Share(line.getKey(), withUnit(line.getValue(), currency)))
                        .toList());
    }

    private static Effect effect(StoredCreditNote note, String currency, Viewer viewer) {
        return viewer.caller().seesAllDeals()
                ? new Effect(
                        withUnit(note.effect().clawedBack(), currency),
                        withUnit(note.effect().restored(), currency))
                : new Effect(null, null);
    }

    private static By by(StoredCreditNote.Step step, Names names, Viewer viewer) {
        return new By(names.of(step.by()), viewer.moment(step.at()));
    }

    private static String withUnit(BigDecimal amount, String currency) {
        return amount == null ? null : Format.withUnit(Format.amount(amount, currency), currency);
    }
}

package org.dealdesk.rest.deal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.won.CreditNotes;
import org.dealdesk.approval.won.RecordCreditNote;
import org.dealdesk.approval.won.RecordCreditNote.Wanted;
import org.dealdesk.approval.won.StoredCreditNote;
import org.dealdesk.approval.won.VoidCreditNote;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.command.Command;
import org.dealdesk.commission.clawback.ClawbackWindow;
import org.dealdesk.deal.Deal;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.rest.IfMatch;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Credit notes on won deals: recorded, voided by a second person, listed. */
@RestController
@RequestMapping(path = "/api/v1/deals/{number}/credit-notes", produces = MediaType.APPLICATION_JSON_VALUE)
public class CreditNoteController {

    private static final Decimals.Range AMOUNT = Decimals.Range.above("0", "1000000000000", 6);

    private final RestCommands commands;
    private final DealViews views;
    private final CreditNotes notes;
    private final RecordCreditNote record;
    private final VoidCreditNote voids;

    CreditNoteController(
            RestCommands commands, DealViews views, CreditNotes notes, RecordCreditNote record, VoidCreditNote voids) {
        this.commands = commands;
        this.views = views;
        this.notes = notes;
        this.record = record;
        this.voids = voids;
    }

    /** Whether a credit note stands. */
    public enum Status {
        STANDING,
        VOID
    }

    /**
     * One credit note. Its amounts are in the deal's currency, what it did to the commission is in the policy's. What it clawed back
     * and restored is null to a rep, since it is of all people.
     */
    record CreditNoteAnswer(
            String id,
            String deal,
            Status status,
            @JsonUnwrapped Written written,
            @JsonUnwrapped Counting counting,
            @JsonUnwrapped Recorded recorded,
            Voided voided) {

        /** What it says. */
        record Written(String amount, String currency, LocalDate date, String reason, List<LineAnswer> lines) {}

        /** Whether it takes commission back, why not, and how much it took. */
        record Counting(boolean counts, ClawbackWindow.Standing why, String clawedBack) {}

        record Recorded(String recordedBy, Instant recordedAt) {}

        record LineAnswer(int line, String amount) {}

        record Voided(String by, Instant at, String reason, String restored) {}

        static CreditNoteAnswer of(StoredCreditNote note, String policyCurrency, Caller caller) {
            StoredCreditNote.Written written = note.written();
            boolean counts = note.standing() == ClawbackWindow.Standing.COUNTS;
            boolean all = caller.seesAllDeals();
            return new CreditNoteAnswer(
                    note.id(),
                    note.deal().toString(),
                    note.isVoid() ? Status.VOID : Status.STANDING,
                    new Written(
                            DealAnswers.inMinorUnits(written.amount(), written.currency()),
                            written.currency(),
                            written.date(),
                            written.reason(),
                            written.lines().entrySet().stream()
                                    .map(line -> new LineAnswer(
                                            line.getKey(),
                                            DealAnswers.inMinorUnits(line.getValue(), written.currency())))
                                    .toList()),
                    new Counting(
                            counts,
                            counts ? null : note.standing(),
                            all ? amount(note.effect().clawedBack(), policyCurrency) : null),
                    new Recorded(note.recorded().by(), note.recorded().at()),
                    note.isVoid()
                            ? new Voided(
                                    note.voided().step().by(),
                                    note.voided().step().at(),
                                    note.voided().reason(),
                                    all ? amount(note.effect().restored(), policyCurrency) : null)
                            : null);
        }

        private static String amount(BigDecimal posted, String currency) {
            return DealAnswers.inMinorUnits(posted == null ? BigDecimal.ZERO : posted, currency);
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> record(
            @PathVariable("number") String number,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        Input<Wanted> wanted = body.read(CreditNoteController::read);
        Command command = RestCommands.command("record-credit-note", request, body, caller)
                .about(ref.number());
        return commands.perform(
                command, 201, () -> answer(ref, record.record(ref, wanted.value(), wanted.faults(), caller), caller));
    }

    @PostMapping(path = "/{id}/void", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> voidNote(
            @PathVariable("number") String number,
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        Input<String> reason = body.read(fields -> fields.prose("reason", 4000));
        Command command =
                RestCommands.command("void-credit-note", request, body, caller).about(ref.number());
        return commands.perform(
                command,
                200,
                () -> answer(ref, voids.voidNote(ref, id, reason.value(), reason.faults(), caller), caller));
    }

    @GetMapping
    ResponseEntity<Page<CreditNoteAnswer>> list(
            @PathVariable("number") String number, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Deal deal = views.visible(DealRef.of(number, null), caller);
        Query query = Query.of(request);
        Status status = query.word("status", Status.class, null);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        Boolean voided = status == null ? null : Boolean.valueOf(status == Status.VOID);
        List<StoredCreditNote> rows = notes.of(deal.number(), voided, Cursor.after(cursor), limit + 1);
        return Query.respond(
                request,
                Page.of(rows, limit, note -> Cursor.of(note.id()))
                        .map(note -> CreditNoteAnswer.of(note, deal.figures().policyCurrency(), caller)));
    }

    private CreditNoteAnswer answer(DealRef ref, StoredCreditNote note, Caller caller) {
        Deal deal = views.visible(ref, caller);
        return CreditNoteAnswer.of(note, deal.figures().policyCurrency(), caller);
    }

    private static Wanted read(Fields fields) {
        return new Wanted(
                fields.decimal("amount", AMOUNT),
                fields.date("date"),
                fields.prose("reason", 4000),
                fields.optionalObjects("lines", 1, 200, CreditNoteController::line));
    }

    private static Wanted.Line line(Fields fields) {
        return new Wanted.Line(fields.integer("line", 1, 200), fields.decimal("amount", AMOUNT));
    }
}

package org.dealdesk.rest.commission;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.dealdesk.commission.books.JournalReading;
import org.dealdesk.commission.csv.JournalCsv;
import org.dealdesk.commission.journal.JournalLine;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Page;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.deal.DealAnswers;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The journal, and costs that are spread over months. */
@RestController
@RequestMapping("/api/v1/commissions")
class JournalController {

    private static final long LAST_DEAL = 999_999_999_999_999_999L;

    private final JournalReading books;

    JournalController(JournalReading books) {
        this.books = books;
    }

    /** A month of the journal: debits and credits are equal; the memorandum is in no total. */
    record JournalAnswer(
            String month,
            String currency,
            String debit,
            String credit,
            List<LineAnswer> lines,
            List<LineAnswer> memorandum,
            List<ReceivableAnswer> receivables) {

        static JournalAnswer of(JournalReading.Booked booked) {
            String currency = booked.currency().code();
            List<JournalLine> lines = booked.journal().lines();
            return new JournalAnswer(
                    booked.month().toString(),
                    currency,
                    sum(lines.stream().map(JournalLine::debit).toList(), currency),
                    sum(lines.stream().map(JournalLine::credit).toList(), currency),
                    lines.stream().map(line -> LineAnswer.of(line, currency)).toList(),
                    booked.journal().memorandum().stream()
                            .map(line -> LineAnswer.of(line, currency))
                            .toList(),
                    booked.receivables().stream()
                            .map(one -> new ReceivableAnswer(
                                    booked.receivable(),
                                    one.person(),
                                    DealAnswers.inMinorUnits(one.amount(), currency)))
                            .toList());
        }

        private static String sum(List<BigDecimal> amounts, String currency) {
            return DealAnswers.inMinorUnits(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add), currency);
        }
    }

    /** One line; {@code currency} is that of the whole. */
    record LineAnswer(
            LocalDate date,
            String account,
            @JsonUnwrapped Sides sides,
            @JsonUnwrapped JournalLine.Booking booking) {

        /** Either is 0. */
        record Sides(String debit, String credit, String currency) {}

        static LineAnswer of(JournalLine line, String currency) {
            return new LineAnswer(
                    line.date(),
                    line.account(),
                    new Sides(
                            DealAnswers.inMinorUnits(line.debit(), currency),
                            DealAnswers.inMinorUnits(line.credit(), currency),
                            currency),
                    line.booking());
        }
    }

    /** What a person owes at the end of the month. */
    record ReceivableAnswer(String account, String person, String amount) {}

    /** How far the costs of a deal are spread. */
    record AmortizationAnswer(
            String deal, String standing, int months, String amortized, String remaining, String currency) {

        static AmortizationAnswer of(JournalReading.Amortized row) {
            String currency = row.currency().code();
            return new AmortizationAnswer(
                    row.deal().toString(),
                    DealAnswers.inMinorUnits(row.standing(), currency),
                    row.months(),
                    DealAnswers.inMinorUnits(row.amortized(), currency),
                    DealAnswers.inMinorUnits(row.remaining(), currency),
                    currency);
        }
    }

    @GetMapping(
            path = "/journal",
            produces = {MediaType.APPLICATION_JSON_VALUE, Format.TEXT_CSV})
    ResponseEntity<Object> journal(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        YearMonth month = query.month("month");
        query.refuseIfAny();
        JournalReading.Booked booked = books.journal(caller, month);
        return switch (Format.of(request, List.of(Format.JSON, Format.CSV))) {
            case CSV -> CsvAnswer.of(JournalCsv.of(booked));
            default ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(JournalAnswer.of(booked));
        };
    }

    @GetMapping(path = "/amortization", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page<AmortizationAnswer>> amortization(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        YearMonth asOf = query.month("asOf");
        int limit = query.limit();
        long after = query.numberCursor(0, LAST_DEAL);
        query.refuseIfAny();
        List<JournalReading.Amortized> rows = books.amortization(caller, asOf, after, limit + 1);
        return Query.respond(
                request,
                Page.of(rows, limit, row -> Query.cursor(row.deal().id())).map(AmortizationAnswer::of));
    }
}

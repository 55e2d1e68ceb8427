package org.dealdesk.rest.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.dealdesk.commission.books.ReconciliationReading;
import org.dealdesk.commission.csv.CsvTable;
import org.dealdesk.commission.csv.CsvTable.CsvRow;
import org.dealdesk.commission.journal.Reconciliation;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.deal.DealAnswers;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What deals posted, compared with what they should have. */
@RestController
@RequestMapping("/api/v1/commissions/reconciliation")
class ReconciliationController {

    private final ReconciliationReading books;

    ReconciliationController(ReconciliationReading books) {
        this.books = books;
    }

    /** A month, compared. */
    record ReconciliationAnswer(
            String month,
            String currency,
            List<RowAnswer> transactions,
            List<ReconciliationReading.RecordedLater> recordedLater,
            List<DifferenceAnswer> differences) {

        static ReconciliationAnswer of(ReconciliationReading.Compared compared) {
            String currency = compared.currency().code();
            return new ReconciliationAnswer(
                    compared.month().toString(),
                    currency,
                    compared.rows().stream()
                            .map(row -> RowAnswer.of(row, currency))
                            .toList(),
                    compared.recordedLater(),
                    compared.differences().stream()
                            .map(difference -> DifferenceAnswer.of(difference, currency))
                            .toList());
        }
    }

    /** A transaction of a deal. */
    record RowAnswer(String deal, TransactionType type, LocalDate on, String due, String posted) {

        static RowAnswer of(ReconciliationReading.Row row, String currency) {
            return new RowAnswer(
                    row.deal(),
                    row.type(),
                    row.on(),
                    DealAnswers.inMinorUnits(row.due(), currency),
                    DealAnswers.inMinorUnits(row.posted(), currency));
        }
    }

    /** An amount that differs. */
    record DifferenceAnswer(String deal, TransactionType type, String place, String due, String posted) {

        static DifferenceAnswer of(Reconciliation.Difference difference, String currency) {
            return new DifferenceAnswer(
                    difference.deal(),
                    difference.type(),
                    difference.place(),
                    DealAnswers.inMinorUnits(difference.due(), currency),
                    DealAnswers.inMinorUnits(difference.posted(), currency));
        }
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Format.TEXT_CSV})
    ResponseEntity<Object> compare(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        YearMonth month = query.month("month");
        query.refuseIfAny();
        ReconciliationAnswer answer = ReconciliationAnswer.of(books.compare(caller, month));
        return switch (Format.of(request, List.of(Format.JSON, Format.CSV))) {
            case CSV -> csv(answer);
            default ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
        };
    }

    private static ResponseEntity<Object> csv(ReconciliationAnswer answer) {
        CsvTable table = new CsvTable("deal", "type", "on", "due", "posted", "currency");
        for (RowAnswer row : answer.transactions()) {
            table.add(new CsvRow()
                    .text(row.deal())
                    .text(row.type().name())
                    .text(row.on().toString())
                    .number(row.due())
                    .number(row.posted())
                    .text(answer.currency()));
        }
        return CsvAnswer.of(table.file("reconciliation-%s.csv".formatted(answer.month())));
    }
}

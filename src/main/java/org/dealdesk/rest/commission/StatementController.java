package org.dealdesk.rest.commission;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dealdesk.commission.csv.StatementCsv;
import org.dealdesk.commission.month.StatementReading;
import org.dealdesk.commission.pdf.StatementPdf;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Download;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Statements, to read. */
@RestController
@RequestMapping("/api/v1/commissions/statements")
class StatementController {

    private final StatementReading statements;
    private final StatementPdf pdf;

    StatementController(StatementReading statements, StatementPdf pdf) {
        this.statements = statements;
        this.pdf = pdf;
    }

    /**
     * A statement as it leaves.
     *
     * @param sha256 of {@code statement} as canonical JSON; null while the month is open
     * @param reasons of adjustments, by their ids
     */
    record StatementAnswer(
            String person,
            String name,
            String month,
            String sha256,
            Instant acknowledgedAt,
            JsonNode statement,
            Map<String, String> reasons) {

        static StatementAnswer of(StatementReading.Read read) {
            return new StatementAnswer(
                    read.person(),
                    read.name(),
                    read.month(),
                    read.sha256(),
                    read.acknowledgedAt(),
                    read.document(),
                    read.reasons());
        }
    }

    @GetMapping(
            path = "/{person}/{month}",
            produces = {MediaType.APPLICATION_JSON_VALUE, Format.TEXT_CSV, MediaType.APPLICATION_PDF_VALUE})
    ResponseEntity<Object> read(
            @PathVariable("person") String person,
            @PathVariable("month") String month,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        StatementReading.Read read = statements.read(caller, person, MonthInPath.read(month));
        return switch (Format.of(request, List.of(Format.JSON, Format.CSV, Format.PDF))) {
            case CSV -> CsvAnswer.of(StatementCsv.of(read));
            case PDF -> Download.pdf("statement-%s.pdf".formatted(read.month()), pdf.of(read));
            default ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(StatementAnswer.of(read));
        };
    }
}

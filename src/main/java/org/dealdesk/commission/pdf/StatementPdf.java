package org.dealdesk.commission.pdf;

import java.util.Map;
import org.dealdesk.commission.month.StatementReading;
import org.dealdesk.platform.pdf.PdfPrinter;
import org.springframework.stereotype.Component;

/** A statement as PDF. */
@Component
public class StatementPdf {

    private final PdfPrinter printer;

    public StatementPdf(PdfPrinter printer) {
        this.printer = printer;
    }

    public byte[] of(StatementReading.Read read) {
        return printer.print("statement", Map.of("sheet", StatementSheet.of(read)));
    }
}

package org.dealdesk.desk.dealimport;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.dealdesk.deal.csv.CsvDelimiter;
import org.dealdesk.deal.csv.CsvEncoding;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Deals out of a file: first every deal is looked at and every fault named, then what is good is taken. */
@Controller
@RequestMapping("/deals/import")
class ImportPages {

    private static final String TEMPLATE = """
            deal,externalRef,name,customer,customerName,segment,region,currency,startDate,paymentTermsDays,terms,justification,sku,quantity,unitPrice,termMonths,validityMonths,effort,carvedIn
            1,OPP-1001,Rollout support,C-1001,Acme,CORE,AMER,USD,2027-01-15,30,CUSTOM_SLA,,PS-CONSULT-HR,120,250,,12,,
            1,,,,,,,,,,,,SUB-LIGHT,1,,12,,,
            2,OPP-1002,Jumpstart,C-1002,Northwind,ENTERPRISE,EMEA,EUR,2027-02-01,45,,New market,PS-JUMPSTART,1,21000,,12,CONSULTANT:60;ARCHITECT:20,
            """;

    private final DealImport imports;
    private final Viewers viewers;

    ImportPages(DealImport imports, Viewers viewers) {
        this.imports = imports;
        this.viewers = viewers;
    }

    @ModelAttribute("delimiters")
    CsvDelimiter[] delimiters() {
        return CsvDelimiter.values();
    }

    @ModelAttribute("encodings")
    CsvEncoding[] encodings() {
        return CsvEncoding.values();
    }

    @GetMapping
    String begin(HttpServletRequest request) {
        viewers.rep(request);
        return "import";
    }

    /** A file that shows every column. */
    @GetMapping("/template.csv")
    ResponseEntity<byte[]> template() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"deals.csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(TEMPLATE.getBytes(StandardCharsets.UTF_8));
    }

    /** Previews without storing. */
    @PostMapping
    String look(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "file", required = false) MultipartFile file,
            Model model) {
        Viewer viewer = viewers.rep(request);
        ImportReport report = null;
        try {
            ImportedFile sent = ImportedFile.of(file, request);
            report = sent.isEmpty() ? null : imports.look(sent, viewer);
            model.addAttribute("sent", sent);
        } catch (InvalidInput undecodable) {
            report = ImportReport.unreadable(undecodable.faults());
        }
        model.addAttribute("nothing", report == null);
        model.addAttribute("report", report);
        if (report == null || !report.wrong().isEmpty()) {
            response.setStatus(ProblemType.INVALID.status());
        }
        return "import";
    }

    /**
     * Takes what is good, a slice of the file with each request; what is not is named again, and can be put right and sent with the
     * rest. A slice that is sent again finds its deals there.
     */
    @PostMapping("/deals")
    String take(HttpServletRequest request, HttpServletResponse response, Model model) {
        Viewer viewer = viewers.rep(request);
        boolean submitting = "submit".equals(request.getParameter("do"));
        ImportedFile sent = ImportedFile.of(null, request);
        ImportReport report = imports.take(sent, from(request), submitting, viewer);
        if (!report.wrong().isEmpty()) {
            response.setStatus(ProblemType.INVALID.status());
        }
        model.addAttribute("sent", sent);
        model.addAttribute("submitting", submitting);
        model.addAttribute("report", report);
        return "import-done";
    }

    private static int from(HttpServletRequest request) {
        String from = request.getParameter("from");
        return from != null && from.matches("[0-9]{1,6}") ? Integer.parseInt(from) : 0;
    }
}

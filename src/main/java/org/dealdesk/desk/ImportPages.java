package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.dealdesk.platform.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Deals out of a file: first every deal is looked at and every fault named, then what is good is taken. */
@Controller
@RequestMapping("/deals/import")
class ImportPages {

    private static final String MARK = "\uFEFF";
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

    /** Looks, and stores nothing. */
    @PostMapping
    String look(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "file", required = false) MultipartFile file,
            Model model) {
        Viewer viewer = viewers.rep(request);
        String csv = text(file, request);
        ImportReport report = csv.isBlank() ? null : imports.look(csv, viewer);
        model.addAttribute("csv", csv);
        model.addAttribute("report", report);
        model.addAttribute("nothing", report == null);
        if (report == null || !report.wrong().isEmpty()) {
            response.setStatus(ProblemType.INVALID.status());
        }
        return "import";
    }

    /** Takes what is good; what is not is named again, and can be put right and sent with the rest. */
    @PostMapping("/deals")
    String take(HttpServletRequest request, Model model) {
        Viewer viewer = viewers.rep(request);
        String csv = typed(request);
        boolean submitting = "submit".equals(request.getParameter("do"));
        model.addAttribute("csv", csv);
        model.addAttribute("report", imports.take(csv, submitting, viewer));
        return "import-done";
    }

    private static String text(MultipartFile file, HttpServletRequest request) {
        if (file == null || file.isEmpty()) {
            return typed(request);
        }
        try {
            String text = new String(file.getBytes(), StandardCharsets.UTF_8);
            return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String typed(HttpServletRequest request) {
        String typed = request.getParameter("csv");
        return typed == null ? "" : typed.strip();
    }
}

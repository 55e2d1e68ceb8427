package org.dealdesk.desk.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.dealdesk.access.directory.ImportPeople;
import org.dealdesk.deal.csv.CsvEncoding;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.InvalidInput;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** People by a CSV file: a preview that says what each row would do, then all rows or none. */
@Controller
@RequestMapping(PageLayout.PEOPLE + "/import")
class PeopleImportPages {

    private final Administration administration;
    private final ImportPeople imports;

    PeopleImportPages(Administration administration, ImportPeople imports) {
        this.administration = administration;
        this.imports = imports;
    }

    @GetMapping
    ModelAndView begin(HttpServletRequest request) {
        administration.viewer(request);
        return page("", List.of(), List.of(), false);
    }

    /** Previews without storing. */
    @PostMapping
    ModelAndView look(HttpServletRequest request, @RequestParam(name = "file", required = false) MultipartFile file) {
        Viewer viewer = administration.viewer(request);
        String csv = "";
        try {
            csv = file == null || file.isEmpty() ? typed(request) : decoded(file);
            return page(csv, imports.look(viewer.caller(), csv), List.of(), false);
        } catch (InvalidInput invalid) {
            return page(csv, List.of(), invalid.faults(), false);
        }
    }

    @PostMapping("/all")
    ModelAndView take(HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        String csv = typed(request);
        try {
            List<ImportPeople.RowResult> rows =
                    administration.perform("import-people", viewer, () -> imports.take(viewer.caller(), csv));
            return page("", rows, List.of(), true);
        } catch (InvalidInput invalid) {
            return page(csv, List.of(), invalid.faults(), false);
        }
    }

    private static String typed(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getParameter("csv"), "").replace("\r\n", "\n");
    }

    private static String decoded(MultipartFile file) {
        try {
            return CsvEncoding.decode(file.getBytes(), null).text();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ModelAndView page(
            String csv, List<ImportPeople.RowResult> rows, List<Fault> faults, boolean isDone) {
        ModelAndView page = new ModelAndView("people-import");
        page.setStatus(faults.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("csv", csv);
        page.addObject("rows", rows);
        page.addObject("wrong", faults.stream().map(Wrong::of).toList());
        page.addObject("finished", isDone);
        return page;
    }

    /** A fault, with the row and the column that it is in; null where it is about the file. */
    record Wrong(String row, String column, String text) {

        static Wrong of(Fault fault) {
            String[] parts = fault.pointer().split("/", -1);
            boolean ofRow = parts.length > 2 && parts[1].equals("rows");
            String last = ofRow ? (parts.length > 3 ? parts[3] : null) : parts.length > 1 ? parts[1] : null;
            return new Wrong(ofRow ? parts[2] : null, last, fault.detail());
        }
    }
}

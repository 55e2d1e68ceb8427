package org.dealdesk.desk.policyimport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.deal.csv.CsvEncoding;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.policyimport.Merge.Merged;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.draft.WorkingCopies;
import org.dealdesk.policy.draft.WorkingCopy;
import org.dealdesk.policy.life.PolicyAdministration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Takes rows into the price book or the rate card of a working copy, after a preview. */
@Controller
@RequestMapping(RowsPages.ADDRESS)
class RowsPages {

    static final String ADDRESS =
            PageLayout.POLICIES + "/working-copies/{id:[0-9a-f-]{36}}/rows/{table:price-book|rate-card}";

    private final WorkingCopies copies;
    private final PolicyAdministration administration;
    private final Commands commands;
    private final Viewers viewers;

    RowsPages(WorkingCopies copies, PolicyAdministration administration, Commands commands, Viewers viewers) {
        this.copies = copies;
        this.administration = administration;
        this.commands = commands;
        this.viewers = viewers;
    }

    @GetMapping
    String begin(
            @PathVariable("id") String id,
            @PathVariable("table") String table,
            HttpServletRequest request,
            Model model) {
        return page(copies.find(caller(request), id), Table.of(table), "", null, List.of(), request, model);
    }

    /** Previews without saving. */
    @PostMapping
    String look(
            @PathVariable("id") String id,
            @PathVariable("table") String table,
            @RequestParam(name = "file", required = false) MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        WorkingCopy copy = copies.find(caller(request), id);
        String rows = pasted(request);
        try {
            rows = file == null || file.isEmpty() ? rows : text(file);
            Preview preview = preview(copy, Table.of(table), rows, request);
            if (!preview.faults().isEmpty()) {
                response.setStatus(ProblemType.INVALID.status());
            }
            return page(copy, Table.of(table), rows, preview, List.of(), request, model);
        } catch (InvalidInput wrong) {
            response.setStatus(ProblemType.INVALID.status());
            return page(copy, Table.of(table), rows, null, wrong.faults(), request, model);
        }
    }

    /** Takes all rows into the working copy, unless one of them has a fault. */
    @PostMapping("/take")
    String take(
            @PathVariable("id") String id,
            @PathVariable("table") String table,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Caller caller = caller(request);
        WorkingCopy copy = copies.find(caller, id);
        String rows = pasted(request);
        try {
            Preview preview = preview(copy, Table.of(table), rows, request);
            if (!preview.faults().isEmpty()) {
                response.setStatus(ProblemType.INVALID.status());
                return page(copy, Table.of(table), rows, preview, List.of(), request, model);
            }
            commands.perform(Command.of("save-working-copy", caller), () -> {
                copies.save(caller, id, edition(request, copy), preview.text());
                return Done.of("saved", null);
            });
        } catch (InvalidInput wrong) {
            response.setStatus(ProblemType.INVALID.status());
            return page(copy, Table.of(table), rows, null, wrong.faults(), request, model);
        } catch (Refusal refusal) {
            return changedMeanwhile(copy, Table.of(table), rows, refusal, request, response, model);
        }
        DoneMessage.note(request, "rows.done");
        return "redirect:" + address(copy) + "/parts/" + Table.of(table).part();
    }

    /** The preview again, of the copy as it is now. */
    private String changedMeanwhile(
            WorkingCopy copy,
            Table table,
            String rows,
            Refusal refusal,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (refusal.type() != ProblemType.PRECONDITION_FAILED) {
            throw refusal;
        }
        response.setStatus(refusal.type().status());
        model.addAttribute("changed", true);
        return page(copy, table, rows, preview(copy, table, rows, request), List.of(), request, model);
    }

    private Preview preview(WorkingCopy copy, Table table, String text, HttpServletRequest request) {
        if (!(Documents.read(copy.document()) instanceof ObjectNode document)) {
            throw InvalidInput.of("", "malformed", "the working copy cannot be read; correct it as text first");
        }
        Rows rows = Rows.read(text, table);
        Merged merged = Merge.of(document, table, rows, isComplete(request));
        Preview preview = Preview.of(document, copy.document(), table, rows, merged);
        return preview.linted(administration.lint(caller(request), preview.text()), table, merged);
    }

    private String page(
            WorkingCopy copy,
            Table table,
            String rows,
            Preview preview,
            List<Fault> wrong,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("copy", copy);
        model.addAttribute("address", address(copy));
        model.addAttribute("table", table);
        model.addAttribute("rows", rows);
        model.addAttribute("preview", preview);
        model.addAttribute("wrong", wrong);
        model.addAttribute("complete", isComplete(request));
        return "policy-rows";
    }

    private static String text(MultipartFile file) {
        try {
            byte[] bytes = file.getBytes();
            return Workbook.is(bytes)
                    ? Workbook.text(bytes)
                    : CsvEncoding.decode(bytes, null).text();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String pasted(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getParameter("rows"), "").replace("\r\n", "\n");
    }

    private static boolean isComplete(HttpServletRequest request) {
        return "all".equals(request.getParameter("mode"));
    }

    private static long edition(HttpServletRequest request, WorkingCopy copy) {
        String edition = request.getParameter("edition");
        return edition != null && edition.matches("[0-9]{1,18}") ? Long.parseLong(edition) : copy.edition();
    }

    private static String address(WorkingCopy copy) {
        return PageLayout.POLICIES + "/working-copies/" + copy.id();
    }

    private Caller caller(HttpServletRequest request) {
        return viewers.of(request).caller();
    }
}

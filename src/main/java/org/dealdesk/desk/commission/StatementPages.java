package org.dealdesk.desk.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dealdesk.commission.csv.StatementCsv;
import org.dealdesk.commission.dispute.Dispute;
import org.dealdesk.commission.dispute.DisputeAdministration;
import org.dealdesk.commission.month.OwnStatements;
import org.dealdesk.commission.month.StatementReading;
import org.dealdesk.commission.pdf.StatementPdf;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.signin.FormsAcrossSignIn;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.web.Download;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** A statement: its person acknowledges or disputes it; finance and auditors read it. */
@Controller
@RequestMapping(PageLayout.COMMISSION + "/{person}/{month}")
class StatementPages {

    private static final int LONGEST_TEXT = 4000;

    private final StatementReading statements;
    private final StatementPdf pdf;
    private final OwnStatements own;
    private final DisputeAdministration disputes;
    private final People people;
    private final CommissionForms forms;
    private final Viewers viewers;

    StatementPages(
            StatementReading statements,
            StatementPdf pdf,
            OwnStatements own,
            DisputeAdministration disputes,
            People people,
            CommissionForms forms,
            Viewers viewers) {
        this.statements = statements;
        this.pdf = pdf;
        this.own = own;
        this.disputes = disputes;
        this.people = people;
        this.forms = forms;
        this.viewers = viewers;
    }

    static String address(String person, String month) {
        return UriComponentsBuilder.fromPath(PageLayout.COMMISSION + "/{person}/{month}")
                .encode()
                .buildAndExpand(person, month)
                .toUriString();
    }

    @GetMapping
    ModelAndView show(
            @PathVariable("person") String person, @PathVariable("month") String month, HttpServletRequest request) {
        SubmittedForm typed = FormsAcrossSignIn.of(request).orElse(new SubmittedForm("", Map.of()));
        return page(viewers.of(request), person, MonthText.read(month), typed, List.of());
    }

    @GetMapping("/csv")
    ResponseEntity<Object> csv(
            @PathVariable("person") String person, @PathVariable("month") String month, HttpServletRequest request) {
        return CommissionForms.download(
                StatementCsv.of(statements.read(viewers.of(request).caller(), person, MonthText.read(month))));
    }

    @GetMapping("/pdf")
    ResponseEntity<Object> pdf(
            @PathVariable("person") String person, @PathVariable("month") String month, HttpServletRequest request) {
        StatementReading.Read read = statements.read(viewers.of(request).caller(), person, MonthText.read(month));
        return Download.pdf("statement-%s.pdf".formatted(read.month()), pdf.of(read));
    }

    @PostMapping("/acknowledge")
    String acknowledge(
            @PathVariable("person") String person, @PathVariable("month") String month, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        YearMonth read = MonthText.read(month);
        forms.perform("acknowledge-statement", request, viewer, () -> own.acknowledge(viewer.caller(), person, read));
        return "redirect:" + address(person, month);
    }

    @PostMapping("/disputes")
    ModelAndView dispute(
            @PathVariable("person") String person, @PathVariable("month") String month, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        YearMonth read = MonthText.read(month);
        SubmittedForm typed = SubmittedForm.of(request);
        Input<DisputeAdministration.Objection> sent = Input.of(
                typed.json("entry", "text"),
                fields -> new DisputeAdministration.Objection(
                        fields.optionalIdentifier("entry", 36), fields.prose("text", LONGEST_TEXT)));
        try {
            forms.perform("open-dispute", request, viewer, () -> disputes.open(viewer.caller(), person, read, sent));
            return new ModelAndView("redirect:" + address(person, month));
        } catch (InvalidInput invalid) {
            ModelAndView page = page(viewer, person, read, typed, invalid.faults());
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page;
        }
    }

    private ModelAndView page(Viewer viewer, String person, YearMonth month, SubmittedForm typed, List<Fault> faults) {
        StatementReading.Read read = statements.read(viewer.caller(), person, month);
        List<Dispute> found = disputes.of(viewer.caller(), person, month);
        Names names = Names.of(
                found.stream()
                        .flatMap(dispute -> Stream.of(
                                dispute.about().person(),
                                dispute.answer() == null
                                        ? null
                                        : dispute.answer().by()))
                        .filter(Objects::nonNull)
                        .toList(),
                people);
        ModelAndView page = new ModelAndView("commission-statement");
        page.addObject(
                "screen",
                StatementScreen.of(
                        read,
                        viewer,
                        found.stream()
                                .map(dispute -> DisputeRow.of(dispute, names, viewer))
                                .toList(),
                        StatementScreen.DisputeForm.of(typed, faults)));
        return page;
    }
}

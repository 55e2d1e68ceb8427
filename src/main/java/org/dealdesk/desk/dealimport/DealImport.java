package org.dealdesk.desk.dealimport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.dealdesk.approval.DraftDeals;
import org.dealdesk.approval.NewDeal;
import org.dealdesk.approval.PreviewSubmissions;
import org.dealdesk.approval.SubmitDeal;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.deal.csv.CsvDeal;
import org.dealdesk.deal.csv.CsvDeals;
import org.dealdesk.deal.csv.CsvFault;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.dealimport.ImportReport.Entry;
import org.dealdesk.desk.dealimport.ImportReport.Slice;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/**
 * Takes deals in from a CSV file, each on its own as if it had been written alone, and each whole or not at all. A deal is known by its
 * reference, or else by its key in the file, so the same file can be sent again.
 */
@Component
class DealImport {

    static final int MOST_DEALS = 1000;
    /** One request takes no more, so that it ends before its sender gives up. */
    static final int SLICE = 100;

    private static final Set<String> REQUIRED = Set.of("customer", "startDate");

    private final PreviewSubmissions preview;
    private final DraftDeals drafts;
    private final SubmitDeal submit;
    private final Commands commands;

    DealImport(PreviewSubmissions preview, DraftDeals drafts, SubmitDeal submit, Commands commands) {
        this.preview = preview;
        this.drafts = drafts;
        this.submit = submit;
        this.commands = commands;
    }

    /** Previews every deal without storing it. Each deal counts those before it, as if all were submitted in this order. */
    ImportReport look(ImportedFile file, Viewer viewer) {
        PreviewSubmissions.Sequence sequence = preview.begin(viewer.caller());
        return each(file, 0, MOST_DEALS, deal -> look(deal, sequence));
    }

    /** Makes a draft of every deal that can be one, or submits it, beginning with the deal at {@code from}, up to a slice of them. */
    ImportReport take(ImportedFile file, int from, boolean submitting, Viewer viewer) {
        return each(file, from, SLICE, deal -> take(deal, submitting, viewer));
    }

    private static ImportReport each(ImportedFile file, int from, int most, Function<CsvDeal, Entry> work) {
        try {
            CsvDeals read = CsvDeals.read(file.csv(), REQUIRED, file.delimiter(), MOST_DEALS);
            List<CsvDeal> deals = read.deals();
            FileReferences references = new FileReferences(deals);
            int to = Math.min(deals.size(), from + most);
            List<Entry> entries = new ArrayList<>();
            for (CsvDeal deal : deals.subList(Math.min(from, to), to)) {
                entries.add(judged(deal, references, work));
            }
            return new ImportReport(entries, List.of(), read.delimiter(), new Slice(from, to, deals.size()));
        } catch (InvalidInput wrongFile) {
            return ImportReport.unreadable(wrongFile.faults());
        }
    }

    private static Entry judged(CsvDeal deal, FileReferences references, Function<CsvDeal, Entry> work) {
        List<CsvFault> faults = new ArrayList<>(deal.faults());
        references.fault(deal).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            return Entry.faulty(deal, faults);
        }
        try {
            return work.apply(deal);
        } catch (InvalidInput invalid) {
            return Entry.faulty(
                    deal, invalid.faults().stream().map(deal::inItsRow).toList());
        } catch (Refusal refusal) {
            return refused(deal, refusal);
        } catch (RuntimeException failed) {
            return Entry.refused(deal, Problems.of(failed).getDetail());
        }
    }

    private static Entry refused(CsvDeal deal, Refusal refusal) {
        if (refusal.type() == ProblemType.EXTERNAL_REF_TAKEN) {
            Object known = refusal.properties().get("deal");
            return Entry.there(deal, known == null ? null : known.toString(), refusal.getMessage());
        }
        return Entry.refused(
                deal, PreviewSubmissions.blocks(refusal).orElseGet(() -> String.valueOf(refusal.getMessage())));
    }

    private static Entry look(CsvDeal deal, PreviewSubmissions.Sequence sequence) {
        Input<Proposal> proposal = read(deal);
        return Entry.ready(
                deal, proposal.value(), sequence.next(proposal.value(), "row " + deal.row(), proposal.faults()));
    }

    private Entry take(CsvDeal deal, boolean submitting, Viewer viewer) {
        Input<Proposal> proposal = read(deal);
        Done<String> made = commands.perform(Command.of("import", viewer.caller()), () -> {
            DealView view = submitting
                    ? submit.create(NewDeal.of(proposal.value()), proposal.faults(), viewer.caller())
                    : drafts.create(NewDeal.of(proposal.value()), proposal.faults(), viewer.caller());
            return Done.of(
                    view.deal().number(),
                    view.deal().status().name(),
                    view.deal().headline().customerName());
        });
        return Entry.made(deal, made.value(), made.subject(), made.outcome());
    }

    private static Input<Proposal> read(CsvDeal deal) {
        ObjectNode json = deal.json();
        json.put("externalRef", FileReferences.of(deal));
        return Input.of(json, deal.notation(), ProposalReader::read);
    }
}

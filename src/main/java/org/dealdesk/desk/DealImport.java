package org.dealdesk.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.dealdesk.approval.DealView;
import org.dealdesk.approval.DraftDeals;
import org.dealdesk.approval.PreviewDeal;
import org.dealdesk.approval.SubmitDeal;
import org.dealdesk.approval.UseCases;
import org.dealdesk.deal.CsvDeal;
import org.dealdesk.deal.CsvFault;
import org.dealdesk.deal.CsvFile;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.desk.ImportReport.Entry;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/**
 * Takes deals in from a CSV file, each on its own as if it had been written alone. A deal is known by its reference, or else by its key
 * in the file, so the same file can be sent again.
 */
@Component
class DealImport {

    static final int MOST_DEALS = 1000;

    private static final Set<String> REQUIRED = Set.of("customer", "startDate");
    private static final int LONGEST_REFERENCE = 100;

    private final PreviewDeal preview;
    private final DraftDeals drafts;
    private final SubmitDeal submit;
    private final UseCases useCases;

    DealImport(PreviewDeal preview, DraftDeals drafts, SubmitDeal submit, UseCases useCases) {
        this.preview = preview;
        this.drafts = drafts;
        this.submit = submit;
        this.useCases = useCases;
    }

    /** Looks at every deal and stores nothing. */
    ImportReport look(String csv, Viewer viewer) {
        Set<String> seen = new HashSet<>();
        return each(csv, deal -> look(deal, seen, viewer));
    }

    /** Makes a draft of every deal that can be one, or submits it. */
    ImportReport take(String csv, boolean submitting, Viewer viewer) {
        return each(csv, deal -> take(deal, submitting, viewer));
    }

    private ImportReport each(String csv, Function<CsvDeal, Entry> work) {
        List<Entry> entries = new ArrayList<>();
        try (CsvFile file = new CsvFile(new StringReader(csv), REQUIRED)) {
            while (file.hasNext()) {
                if (entries.size() == MOST_DEALS) {
                    return ImportReport.unreadable("there are more than %d deals in it".formatted(MOST_DEALS));
                }
                entries.add(judged(file.next(), work));
            }
            return new ImportReport(entries, List.of());
        } catch (InvalidInput wrongColumns) {
            return new ImportReport(List.of(), wrongColumns.faults());
        } catch (CsvParseException malformed) {
            return ImportReport.unreadable("from here on it is no CSV: " + malformed.getMessage());
        }
    }

    private static Entry judged(CsvDeal deal, Function<CsvDeal, Entry> work) {
        List<CsvFault> faults = deal.faults();
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
        return refusal.type() == ProblemType.DEAL_BLOCKED
                ? Entry.refused(deal, blocks((JsonNode) refusal.properties().get("assessment")))
                : Entry.refused(deal, refusal.getMessage());
    }

    private Entry look(CsvDeal deal, Set<String> seen, Viewer viewer) {
        Faults faults = new Faults();
        Proposal proposal = read(deal, faults);
        if (!seen.add(String.valueOf(proposal.externalRef()))) {
            faults.add("/externalRef", "duplicate", "is that of another deal further up");
        }
        drafts.check(proposal, faults, viewer.caller());
        JsonNode assessment = preview.assess(proposal, null, false, faults, viewer.caller());
        return Entry.ready(deal, proposal, assessment, blocks(assessment));
    }

    private Entry take(CsvDeal deal, boolean submitting, Viewer viewer) {
        Faults faults = new Faults();
        Proposal proposal = read(deal, faults);
        DealView made = useCases.perform(
                "import",
                viewer.caller(),
                view -> view.deal().number().toString(),
                view -> view.deal().status().name(),
                () -> submitting
                        ? submit.create(proposal, null, faults, viewer.caller())
                        : drafts.create(proposal, null, faults, viewer.caller()));
        return Entry.made(deal, made);
    }

    private static Proposal read(CsvDeal deal, Faults faults) {
        ObjectNode json = deal.json();
        if (!json.hasNonNull("externalRef") && deal.key().length() <= LONGEST_REFERENCE) {
            json.put("externalRef", deal.key());
        }
        try (Fields fields = Fields.of(json, faults)) {
            return ProposalReader.read(fields);
        }
    }

    private static String blocks(JsonNode assessment) {
        List<String> messages = new ArrayList<>();
        for (JsonNode finding : assessment.required("findings")) {
            if (finding.required("severity").textValue().equals("BLOCK")) {
                messages.add(finding.required("message").textValue());
            }
        }
        return messages.isEmpty() ? null : String.join(" ", messages);
    }

    /** What is wrong with the file as a whole. */
    static Fault ofFile(String detail) {
        return new Fault("", "malformed", detail);
    }
}

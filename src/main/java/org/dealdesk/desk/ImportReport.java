package org.dealdesk.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.approval.DealView;
import org.dealdesk.deal.CsvDeal;
import org.dealdesk.deal.CsvFault;
import org.dealdesk.deal.Proposal;
import org.dealdesk.platform.input.Fault;

/**
 * What became of each deal in a file, or would.
 *
 * @param wrong what is wrong with the file as a whole; nothing of it is taken then
 */
record ImportReport(List<Entry> entries, List<Fault> wrong) {

    /** Where a deal of a file stands. */
    enum State {
        READY,
        MADE,
        THERE,
        REFUSED,
        FAULTY
    }

    /**
     * One deal of the file.
     *
     * @param number of the deal that it has become, or is already; else null
     * @param status of that deal, or what an assessment comes to
     * @param asked whose approval it takes
     * @param said why it cannot be submitted, or was not taken
     */
    record Entry(
            State state,
            long row,
            String key,
            String customer,
            String number,
            String status,
            List<String> asked,
            String net,
            String currency,
            String said,
            List<CsvFault> faults) {

        static Entry faulty(CsvDeal deal, List<CsvFault> faults) {
            return other(State.FAULTY, deal, null, null, faults);
        }

        static Entry refused(CsvDeal deal, String said) {
            return other(State.REFUSED, deal, null, said, List.of());
        }

        static Entry there(CsvDeal deal, String number, String said) {
            return other(State.THERE, deal, number, said, List.of());
        }

        static Entry made(CsvDeal deal, DealView view) {
            return new Entry(
                    State.MADE,
                    deal.row(),
                    deal.key(),
                    view.deal().headline().customerName(),
                    view.deal().number().toString(),
                    view.deal().status().name(),
                    List.of(),
                    null,
                    null,
                    null,
                    List.of());
        }

        static Entry ready(CsvDeal deal, Proposal proposal, JsonNode assessment, String blocked) {
            List<String> asked = new ArrayList<>();
            assessment.required("requiredApprovals").forEach(function -> asked.add(function.textValue()));
            JsonNode economics = assessment.required("economics");
            return new Entry(
                    State.READY,
                    deal.row(),
                    deal.key(),
                    proposal.customer().name(),
                    null,
                    assessment.required("outcome").textValue(),
                    asked,
                    Shown.figure(economics.path("netTotal")),
                    economics.required("currency").textValue(),
                    blocked,
                    List.of());
        }

        private static Entry other(State state, CsvDeal deal, String number, String said, List<CsvFault> faults) {
            return new Entry(state, deal.row(), deal.key(), null, number, null, List.of(), null, null, said, faults);
        }
    }

    static ImportReport unreadable(String detail) {
        return new ImportReport(List.of(), List.of(DealImport.ofFile(detail)));
    }

    public long count(String state) {
        return entries.stream()
                .filter(entry -> entry.state().name().equals(state))
                .count();
    }

    /** How many of those that are ready can be submitted. */
    public long submittable() {
        return entries.stream()
                .filter(entry -> entry.state() == State.READY && entry.said() == null)
                .count();
    }

    public List<Entry> in(String state) {
        return entries.stream()
                .filter(entry -> entry.state().name().equals(state))
                .toList();
    }
}

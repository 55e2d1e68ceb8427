package org.dealdesk.desk.dealimport;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dealdesk.approval.PreviewSubmissions.Previewed;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.csv.CsvDeal;
import org.dealdesk.deal.csv.CsvDelimiter;
import org.dealdesk.deal.csv.CsvFault;
import org.dealdesk.desk.Format;
import org.dealdesk.platform.input.Fault;

/**
 * What became of each deal in a file, or would.
 *
 * @param wrong errors of the whole file; it is not imported then
 * @param delimiter by which the file was read; null where it could not be
 * @param slice which of the deals this is about
 */
record ImportReport(List<Entry> entries, List<Fault> wrong, CsvDelimiter delimiter, Slice slice) {

    /** Where a deal of a file stands. */
    enum State {
        READY,
        MADE,
        THERE,
        REFUSED,
        FAULTY
    }

    /**
     * Some of the deals of a file.
     *
     * @param from 0 for the first, {@code to} the one after the last
     */
    record Slice(int from, int to, int total) {

        public boolean isLast() {
            return to >= total;
        }
    }

    /**
     * One deal of the file.
     *
     * @param customer null where the deal could not be read
     * @param stored the deal that it has become, or is already; null where there is none
     * @param preview what it comes to; null where it has not been assessed
     * @param said why it cannot be submitted, or was not taken
     */
    record Entry(
            State state,
            Place place,
            String customer,
            Stored stored,
            Preview preview,
            String said,
            List<CsvFault> faults) {

        private static final int MOST_FAULTS = 20;

        /** Where it is in the file: its first row, and its key. */
        record Place(long row, String key) {

            private static Place of(CsvDeal deal) {
                return new Place(deal.row(), deal.shownKey());
            }
        }

        /** A deal by its number; {@code status} is null where the deal was there before. */
        record Stored(String number, String status) {}

        /**
         * What an assessment comes to.
         *
         * @param asked whose approval it takes
         * @param lines how the net of each line comes about
         * @param net in the deal's currency
         */
        record Preview(String outcome, List<String> asked, List<LineSum> lines, BigDecimal net, String currency) {

            public String shownNet() {
                return Format.amount(net, currency);
            }
        }

        static Entry faulty(CsvDeal deal, List<CsvFault> faults) {
            return other(State.FAULTY, deal, null, null, bounded(deal, faults));
        }

        static Entry refused(CsvDeal deal, String said) {
            return other(State.REFUSED, deal, null, said, List.of());
        }

        static Entry there(CsvDeal deal, String number, String said) {
            return other(State.THERE, deal, number, said, List.of());
        }

        static Entry made(CsvDeal deal, String customer, String number, String status) {
            return new Entry(State.MADE, Place.of(deal), customer, new Stored(number, status), null, null, List.of());
        }

        static Entry ready(CsvDeal deal, Proposal proposal, Previewed previewed) {
            return new Entry(
                    State.READY,
                    Place.of(deal),
                    proposal.customer().name(),
                    null,
                    new Preview(
                            previewed.outcome(),
                            previewed.requiredApprovals(),
                            previewed.lines().stream()
                                    .map(line -> LineSum.of(line, proposal.currency()))
                                    .toList(),
                            previewed.net(),
                            proposal.currency()),
                    previewed.refused(),
                    List.of());
        }

        private static Entry other(State state, CsvDeal deal, String number, String said, List<CsvFault> faults) {
            return new Entry(
                    state, Place.of(deal), null, number == null ? null : new Stored(number, null), null, said, faults);
        }

        /** The first of them, and how many more there are. */
        private static List<CsvFault> bounded(CsvDeal deal, List<CsvFault> all) {
            List<CsvFault> faults = all.stream().distinct().toList();
            if (faults.size() <= MOST_FAULTS) {
                return faults;
            }
            List<CsvFault> first = new ArrayList<>(faults.subList(0, MOST_FAULTS - 1));
            first.add(
                    deal.fault("", "wrong-size", "has " + (faults.size() - first.size()) + " more faults in its rows"));
            return first;
        }
    }

    /** Quantity × price (× months) = net of one line, as people read it. */
    record LineSum(String sku, String quantity, String price, Integer months, String net) {

        static LineSum of(Previewed.Line line, String currency) {
            return new LineSum(
                    line.sku(),
                    Format.shortest(line.quantity()),
                    Format.price(line.unitPrice(), currency),
                    line.months(),
                    Format.amount(line.net(), currency));
        }
    }

    /** What the deals of one currency add up to. */
    record Total(String currency, String net, int deals) {}

    static ImportReport unreadable(List<Fault> wrong) {
        return new ImportReport(List.of(), wrong, null, new Slice(0, 0, 0));
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

    /** The net of all that are ready, by currency. */
    public List<Total> totals() {
        Map<String, List<Entry>> byCurrency = new TreeMap<>();
        in(State.READY.name()).forEach(entry -> byCurrency
                .computeIfAbsent(entry.preview().currency(), none -> new ArrayList<>())
                .add(entry));
        List<Total> totals = new ArrayList<>();
        byCurrency.forEach((currency, ready) -> {
            BigDecimal sum =
                    ready.stream().map(entry -> entry.preview().net()).reduce(BigDecimal.ZERO, BigDecimal::add);
            totals.add(new Total(currency, Format.amount(sum, currency), ready.size()));
        });
        return totals;
    }
}

package org.dealdesk.backtest.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.dealdesk.backtest.comparison.BacktestTotals;
import org.dealdesk.backtest.comparison.DealSource;
import org.dealdesk.backtest.comparison.RowFault;
import org.dealdesk.deal.csv.CsvDeal;
import org.dealdesk.deal.csv.CsvFault;
import org.dealdesk.deal.csv.CsvFile;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.InvalidInput;

/**
 * The deals of an uploaded CSV file; a fault is told by its row and column. The file is not held in memory, so the rows of a deal must
 * stand together: a deal whose rows do not is faulty in each of its parts.
 */
public final class CsvSource implements DealSource {

    /** Required fields of a deal that do not affect its assessment. */
    private static final String SOME_DAY = "2000-01-01";

    private final Upload upload;
    private final UploadedDealReader uploaded;
    private CsvFile file;
    private SplitDeals split = SplitDeals.NONE;

    CsvSource(Upload upload, UploadedDealReader uploaded) {
        this.upload = upload;
        this.uploaded = uploaded;
        this.file = open();
    }

    /** Refuses a file whose columns cannot be understood, before a job is made of it. */
    public static void requireColumns(Upload upload) {
        try {
            new CsvSource(upload, null).file.close();
        } catch (RuntimeException unreadable) {
            throw unreadable instanceof InvalidInput ? unreadable : malformed();
        }
    }

    @Override
    public boolean prepare(BooleanSupplier goOn) {
        split = SplitDeals.in(this::reopen, goOn).orElse(null);
        reopen();
        return split != null;
    }

    @Override
    public boolean hasNext() {
        return file.hasNext();
    }

    @Override
    public Pending next() {
        CsvDeal deal = file.next();
        return tally -> addTo(tally, deal);
    }

    @Override
    public int percent() {
        return upload.percent();
    }

    @Override
    public void close() {
        file.close();
        upload.close();
    }

    private CsvFile reopen() {
        file.close();
        file = open();
        return file;
    }

    private CsvFile open() {
        return new CsvFile(upload.text(), Set.of(), null);
    }

    private void addTo(BacktestTotals tally, CsvDeal deal) {
        List<CsvFault> faults = new ArrayList<>(deal.faults());
        if (split.holds(deal)) {
            String detail = "is also the key of rows further up: put all rows of a deal together";
            faults.add(deal.fault("/deal", "duplicate", detail));
        }
        if (faults.isEmpty()) {
            for (Fault fault : uploaded.compare(json(deal), deal.notation(), deal.row(), deal.shownKey(), tally)) {
                faults.add(deal.inItsRow(fault));
            }
        }
        if (!faults.isEmpty()) {
            tally.refuse(faults.stream()
                    .sorted(Comparator.comparing(CsvFault::row))
                    .map(fault -> new RowFault(
                            deal.row(), fault.row(), deal.shownKey(), fault.pointer(), fault.code(), fault.detail()))
                    .toList());
        }
    }

    /** Values for fields that do not affect the rules. */
    private static ObjectNode json(CsvDeal deal) {
        ObjectNode json = deal.json();
        if (!json.hasNonNull("startDate")) {
            json.put("startDate", SOME_DAY);
        }
        ObjectNode customer = (ObjectNode) json.required("customer");
        if (!customer.hasNonNull("id")) {
            customer.put("id", deal.key());
        }
        if (!customer.hasNonNull("name")) {
            customer.put("name", customer.required("id").textValue());
        }
        return json;
    }

    private static InvalidInput malformed() {
        return InvalidInput.of("", "malformed", "the file does not begin with a row of a CSV file");
    }
}

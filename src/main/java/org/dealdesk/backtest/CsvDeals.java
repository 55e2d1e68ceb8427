package org.dealdesk.backtest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.dealdesk.deal.CsvDeal;
import org.dealdesk.deal.CsvFault;
import org.dealdesk.deal.CsvFile;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.InvalidInput;

/** The deals of an uploaded CSV file; a fault is told by its row and column. */
final class CsvDeals implements DealSource {

    /** What nobody assesses by, but every deal has. */
    private static final String SOME_DAY = "2000-01-01";

    private final Upload upload;
    private final Uploaded uploaded;
    private final CsvFile file;

    CsvDeals(Upload upload, Uploaded uploaded) {
        this.upload = upload;
        this.uploaded = uploaded;
        this.file = new CsvFile(new InputStreamReader(upload.open(), StandardCharsets.UTF_8), Set.of());
    }

    /** Refuses a file whose columns cannot be understood, before a job is made of it. */
    static void requireColumns(Upload upload) {
        try {
            new CsvDeals(upload, null).file.close();
        } catch (RuntimeException unreadable) {
            throw unreadable instanceof InvalidInput ? unreadable : malformed();
        }
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

    private void addTo(Tally tally, CsvDeal deal) {
        List<CsvFault> faults = new ArrayList<>(deal.faults());
        if (faults.isEmpty()) {
            for (Fault fault : uploaded.compare(json(deal), deal.row(), deal.key(), tally)) {
                faults.add(deal.inItsRow(fault));
            }
        }
        if (!faults.isEmpty()) {
            tally.refuse(faults.stream()
                    .sorted(Comparator.comparing(CsvFault::row))
                    .map(fault -> new RowFault(
                            deal.row(), fault.row(), deal.key(), fault.pointer(), fault.code(), fault.detail()))
                    .toList());
        }
    }

    /** Nobody is asked to say what makes no difference to the rules. */
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

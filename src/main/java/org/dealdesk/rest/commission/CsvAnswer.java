package org.dealdesk.rest.commission;

import org.dealdesk.commission.csv.CsvFile;
import org.dealdesk.platform.web.Download;
import org.springframework.http.ResponseEntity;

/** A table as it leaves. */
final class CsvAnswer {

    private CsvAnswer() {}

    static ResponseEntity<Object> of(CsvFile file) {
        return Download.csv(file.name(), file.text());
    }
}

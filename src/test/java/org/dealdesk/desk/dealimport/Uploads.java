package org.dealdesk.desk.dealimport;

import java.util.HashMap;
import java.util.Map;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.product.Product;

/** Files that are looked at and taken at the pages of the import. */
final class Uploads {

    static final String HEADER =
            "deal,externalRef,customer,customerName,currency,startDate,sku,quantity,unitPrice,termMonths,validityMonths\n";

    private Uploads() {}

    static Page look(Desk desk, String csv) {
        return desk.submit(desk.get("/deals/import"), "/deals/import", Map.of("csv", csv));
    }

    static Page take(Desk desk, Page looked, String how) {
        return desk.submit(looked, "/deals/import/deals", Map.of("do", how));
    }

    static Page take(Desk desk, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(desk.get("/deals/import").hidden("/deals/import"));
        all.putAll(fields);
        return desk.post("/deals/import/deals", all);
    }

    static Page upload(Desk desk, byte[] file, String encoding, String delimiter) {
        Map<String, String> fields = new HashMap<>(desk.get("/deals/import").hidden("/deals/import"));
        fields.put("encoding", encoding);
        fields.put("delimiter", delimiter);
        return desk.upload("/deals/import", fields, "file", file);
    }

    static int count(Product product, String customer) {
        return product.as("rep")
                .get("/deals?limit=200&customer=" + customer)
                .expect(200)
                .json()
                .get("items")
                .size();
    }
}

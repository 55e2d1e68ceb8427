package org.dealdesk.desk.dealimport;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.deal.csv.CsvDeal;
import org.dealdesk.deal.csv.CsvFault;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.text.Identity;

/** By what each deal of a file is known when it comes again: its reference, or else its key. No two deals of a file share one. */
final class FileReferences {

    private static final int LONGEST = 100;
    private static final int KEPT_OF_LONGER = 60;
    private static final int HASH = 32;

    private final Map<String, CsvDeal> first = new HashMap<>();
    private final Map<String, CsvDeal> second = new HashMap<>();

    FileReferences(List<CsvDeal> deals) {
        for (CsvDeal deal : deals) {
            String reference = of(deal);
            if (reference != null && first.putIfAbsent(Identity.key(reference), deal) != null) {
                second.putIfAbsent(Identity.key(reference), deal);
            }
        }
    }

    /** What the deal is stored with; null where it has neither reference nor key. A key that is too long is kept as its start and its hash. */
    static String of(CsvDeal deal) {
        if (deal.reference() != null || deal.key() == null) {
            return deal.reference();
        }
        String key = deal.key();
        if (key.length() <= LONGEST) {
            return key;
        }
        int end = Character.isHighSurrogate(key.charAt(KEPT_OF_LONGER - 1)) ? KEPT_OF_LONGER - 1 : KEPT_OF_LONGER;
        return key.substring(0, end).strip() + "~" + CanonicalJson.sha256(key).substring(0, HASH);
    }

    /** What is wrong where another deal of the file has the same; it names that one, and is true of both. */
    Optional<CsvFault> fault(CsvDeal deal) {
        String reference = of(deal);
        CsvDeal other = reference == null ? null : second.get(Identity.key(reference));
        if (other == null) {
            return Optional.empty();
        }
        CsvDeal named = other.row() == deal.row() ? first.get(Identity.key(reference)) : other;
        String column = deal.reference() == null ? "/deal" : "/externalRef";
        return Optional.of(
                deal.fault(column, "duplicate", "is the reference of another deal too, in row " + named.row()));
    }
}

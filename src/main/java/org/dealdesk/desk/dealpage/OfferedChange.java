package org.dealdesk.desk.dealpage;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.approval.view.Difference;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.dealform.DealFormFaults;
import org.dealdesk.desk.dealform.DealFormFaults.Wrong;
import org.dealdesk.platform.input.Fault;

/**
 * One field of a deal that a counter-offer changes, as people read it.
 *
 * @param label the key of what the field is called, and {@code list} that of its row; null outside of one
 * @param from null where the deal has no value now, {@code to} where the value is removed
 */
record OfferedChange(String label, String list, Integer row, String from, String to) {

    static List<OfferedChange> of(Difference difference) {
        List<OfferedChange> changes = new ArrayList<>();
        for (Difference.Change change : difference.fields()) {
            Wrong field = DealFormFaults.called(new Fault(change.at(), "", ""));
            changes.add(new OfferedChange(
                    field.label(), field.list(), field.row(), text(change.from()), text(change.to())));
        }
        return changes;
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isContainerNode()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> {
                if (!part.isNull()) {
                    parts.add(text(part));
                }
            });
            return String.join(" · ", parts);
        }
        String text = value.asText();
        return text.matches("-?[0-9]{1,15}\\.[0-9]{1,6}") ? Format.grouped(new BigDecimal(text)) : text;
    }
}

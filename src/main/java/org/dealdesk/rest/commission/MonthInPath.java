package org.dealdesk.rest.commission;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.YearMonth;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;

/** A month in an address. */
final class MonthInPath {

    private MonthInPath() {}

    static YearMonth read(String text) {
        return Input.of(JsonNodeFactory.instance.objectNode().put("month", text), fields -> of(fields))
                .valid();
    }

    private static YearMonth of(Fields fields) {
        return fields.month("month");
    }
}

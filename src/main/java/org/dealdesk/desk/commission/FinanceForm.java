package org.dealdesk.desk.commission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Fault;

/**
 * A form of finance, as typed.
 *
 * @param fields by their names
 * @param about the id of what the form is about; empty where it is new
 * @param key by which sending the form twice is noticed
 */
record FinanceForm(Map<String, Field> fields, List<FieldFaults.Said> faults, String about, String key) {

    /** One field; {@code fault} is what is wrong with it, or null. */
    record Field(String value, String fault) {}

    static FinanceForm empty(String... names) {
        return of(new SubmittedForm("", Map.of()), List.of(), "", names);
    }

    static FinanceForm of(SubmittedForm typed, List<Fault> found, String about, String... names) {
        FieldFaults faults = new FieldFaults(found);
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String name : names) {
            String fault = faults.at("/" + name, name + about, "commission.field." + name, null);
            fields.put(name, new Field(typed.text(name), fault));
        }
        return new FinanceForm(fields, faults.all(), about, Ids.next());
    }

    public Field field(String name) {
        return fields.get(name);
    }
}

package org.dealdesk.desk.people;

import java.time.LocalDate;
import java.util.List;
import org.dealdesk.approval.eligibility.DelegationAdministration.Given;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Input;
import org.dealdesk.policy.ApprovalFunction;

/** The delegation form, as typed. */
record DelegationForm(List<Field> fields, List<FieldFaults.Said> faults) {

    private static final List<String> NAMES = List.of("function", "to", "from", "until");
    private static final int LONGEST_PERSON = 100;

    /** One field; {@code fault} is what is wrong with it, or null. */
    record Field(String name, String value, String fault) {}

    static DelegationForm of(SubmittedForm typed, List<Fault> found, LocalDate today) {
        FieldFaults faults = new FieldFaults(found);
        List<Field> fields = NAMES.stream()
                .map(name -> new Field(
                        name,
                        name.equals("from") && !typed.has(name) ? today.toString() : typed.text(name),
                        faults.at("/" + name, name, "delegation." + name, null)))
                .toList();
        return new DelegationForm(fields, faults.all());
    }

    static Input<Given> read(SubmittedForm typed) {
        return Input.of(
                typed.json(NAMES.toArray(String[]::new)),
                fields -> new Given(
                        fields.identifier("to", LONGEST_PERSON),
                        fields.word("function", ApprovalFunction.class),
                        fields.date("from"),
                        fields.date("until")));
    }
}

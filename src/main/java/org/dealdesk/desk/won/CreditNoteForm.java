package org.dealdesk.desk.won;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dealdesk.approval.won.RecordCreditNote.Wanted;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.text.Notation;

/** The form of a credit note: what is typed into it, and what is wrong with it. */
record CreditNoteForm(Field amount, Field date, Field reason, List<LineField> lines, List<FieldFaults.Said> faults) {

    static final int LONGEST_REASON = 4000;
    private static final Decimals.Range AMOUNT = Decimals.Range.above("0", "1000000000000", 6);

    /** One field; {@code fault} is null where it has none. */
    record Field(String value, String fault) {}

    /** The field for what is of one line of the deal. */
    record LineField(int line, String value, String fault) {}

    /** An empty form, dated today. */
    static CreditNoteForm blank(int lines, String today) {
        return new CreditNoteForm(
                new Field(null, null),
                new Field(today, null),
                new Field(null, null),
                IntStream.rangeClosed(1, lines)
                        .mapToObj(line -> new LineField(line, null, null))
                        .toList(),
                List.of());
    }

    static CreditNoteForm of(SubmittedForm typed, int lines, List<Fault> found) {
        FieldFaults faults = new FieldFaults(found);
        Field amount = field(typed, "amount", faults);
        Field date = field(typed, "date", faults);
        Field reason = field(typed, "reason", faults);
        List<Integer> filled = filled(typed, lines);
        List<LineField> rows = new ArrayList<>();
        for (int line = 1; line <= lines; line++) {
            int place = filled.indexOf(line);
            String fault = place < 0 ? null : faults.at("/lines/" + place, name(line), "won.note.amount", line);
            rows.add(new LineField(line, typed.text(name(line)), fault));
        }
        faults.at("/lines", name(1), "won.note.lines", null);
        return new CreditNoteForm(amount, date, reason, rows, faults.all());
    }

    private static Field field(SubmittedForm typed, String name, FieldFaults faults) {
        String label =
                name.equals("reason") ? "won.field.reason" : name.equals("date") ? "won.notes.date" : "won.note.amount";
        return new Field(typed.text(name), faults.at("/" + name, name, label, null));
    }

    /** What is wanted, read as REST reads it, but for numbers in the notations of people. */
    static Input<Wanted> read(SubmittedForm typed, int lines) {
        ObjectNode json = typed.json("amount", "date", "reason");
        List<Integer> filled = filled(typed, lines);
        if (!filled.isEmpty()) {
            ArrayNode array = json.putArray("lines");
            filled.forEach(line -> array.addObject().put("line", line).put("amount", typed.text(name(line))));
        }
        return Input.of(
                json,
                Notation.TYPED,
                fields -> new Wanted(
                        fields.decimal("amount", AMOUNT),
                        fields.date("date"),
                        fields.prose("reason", LONGEST_REASON),
                        fields.optionalObjects("lines", 1, 200, CreditNoteForm::line)));
    }

    private static Wanted.Line line(Fields fields) {
        return new Wanted.Line(fields.integer("line", 1, 200), fields.decimal("amount", AMOUNT));
    }

    private static List<Integer> filled(SubmittedForm typed, int lines) {
        return IntStream.rangeClosed(1, lines)
                .filter(line -> typed.text(name(line)) != null)
                .boxed()
                .toList();
    }

    private static String name(int line) {
        return "line-" + line;
    }
}

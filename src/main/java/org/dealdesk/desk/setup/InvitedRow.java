package org.dealdesk.desk.setup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.PersonRules;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.people.RoleExclusions;

/** A row of the form in which people are invited: a person to enter, in the place that the form gave it. */
record InvitedRow(int place, Person person) {

    private static final List<String> TEXTS = List.of("id", "name", "mail");

    /** A row as the page shows it; {@code fault} is what is wrong with it, or null. */
    record Shown(int place, String id, String name, String mail, Set<Role> roles, String fault) {}

    /** The person of the row; empty where no text was typed into it. */
    static Optional<InvitedRow> read(SubmittedForm typed, int place, Faults faults) {
        if (TEXTS.stream().allMatch(name -> typed.text(field(place, name)) == null)) {
            return Optional.empty();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        TEXTS.forEach(name -> {
            if (typed.text(field(place, name)) != null) {
                json.put(name, typed.text(field(place, name)));
            }
        });
        Input<Person> read = Input.of(json, fields -> person(fields, roles(typed, place)));
        read.faults()
                .list()
                .forEach(fault -> faults.add("/people/" + place + fault.pointer(), fault.code(), fault.detail()));
        return read.faults().isEmpty() ? Optional.of(new InvitedRow(place, read.value())) : Optional.empty();
    }

    static Shown shown(SubmittedForm typed, int place, FieldFaults faults) {
        return new Shown(
                place,
                typed.text(field(place, "id")),
                typed.text(field(place, "name")),
                typed.text(field(place, "mail")),
                roles(typed, place),
                faults.at("/people/" + place, field(place, "id"), "getting-started.row", null));
    }

    String pointer(String name) {
        return "/people/" + place + "/" + name;
    }

    private static Person person(Fields fields, Set<Role> roles) {
        String id = fields.identifier("id", 100);
        if (id != null) {
            PersonRules.checkId(id, "/id", fields.faults());
        }
        String mail = fields.optionalIdentifier("mail", 320);
        PersonRules.checkMail(mail, "/mail", fields.faults());
        if (roles.isEmpty()) {
            fields.faults().add("/roles", "missing", "has no role");
        }
        RoleExclusions.among(roles)
                .forEach(pair -> fields.faults().add("/roles", "roles-exclude", pair + " exclude each other"));
        return new Person(id, fields.name("name", 200), mail, roles, Set.of(), true, null);
    }

    private static Set<Role> roles(SubmittedForm typed, int place) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> sent = typed.fields().getOrDefault(field(place, "roles"), List.of());
        Stream.of(Role.values()).filter(role -> sent.contains(role.name())).forEach(roles::add);
        return roles;
    }

    private static String field(int place, String name) {
        return "person." + place + "." + name;
    }
}

package org.dealdesk.desk.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.dealdesk.access.directory.DirectoryChanges;
import org.dealdesk.access.oidc.ProviderLinks.SignIn;
import org.dealdesk.approval.authority.Authority;
import org.dealdesk.approval.authority.AuthorityReader;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.PersonRules;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.people.RoleExclusions;

/** The form of a person: what was typed, read and shown again. */
record PersonForm(Person person, DirectoryChanges.Wish wish) {

    /** The functions whose authority can be limited. */
    static final List<Role> LIMITED = List.of(Role.SALES_OPS, Role.FINANCE, Role.LEGAL);

    private static final List<String> LIMITS = List.of("maxTcv", "minTrueMarginPct", "regions", "segments");
    private static final List<String> LISTS = List.of("regions", "segments");
    private static final String[] TEXTS = {"id", "name", "mail", "awayUntil", "signIn"};

    /** One text field; {@code fault} is what is wrong with it, or null. */
    record Field(String name, String value, String fault) {}

    /**
     * Reads the form.
     *
     * @param known the person who is changed; empty for a new one
     * @param linked whether name, mail and roles are the provider's to change
     */
    static Input<PersonForm> read(SubmittedForm typed, Optional<Person> known, boolean linked, AuthorityReader limits) {
        ObjectNode json = typed.json(TEXTS);
        if (typed.has("limits")) {
            json.set("authority", authority(typed));
        }
        return Input.of(json, fields -> {
            String id = fields.optionalIdentifier("id", 100);
            String name = fields.name("name", 200);
            String mail = fields.optionalIdentifier("mail", 320);
            Person typedPerson = new Person(
                    known.map(Person::id).orElseGet(() -> id == null ? "" : id),
                    name,
                    mail,
                    roles(typed, "roles"),
                    roles(typed, "leadOf"),
                    known.map(Person::active).orElse(true),
                    fields.optionalDate("awayUntil"));
            check(typedPerson, fields);
            DirectoryChanges.Wish wish = new DirectoryChanges.Wish(
                    fields.optionalWord("signIn", SignIn.class), limits.read(fields, typedPerson.leadOf()));
            return new PersonForm(linked ? kept(typedPerson, known.orElseThrow()) : typedPerson, wish);
        });
    }

    private static ObjectNode authority(SubmittedForm typed) {
        ObjectNode authority = JsonNodeFactory.instance.objectNode();
        for (Role function : LIMITED) {
            for (String limit : LIMITS) {
                String text = typed.text(field(function, limit));
                if (text != null && LISTS.contains(limit)) {
                    ObjectNode limits = authority.withObject("/" + function);
                    Stream.of(text.split("[\\s,;]+"))
                            .forEach(code -> limits.withArray(limit).add(code));
                } else if (text != null) {
                    authority.withObject("/" + function).put(limit, text);
                }
            }
        }
        return authority;
    }

    private static String field(Role function, String limit) {
        return "limit." + function + "." + limit;
    }

    /** The limits of one function as they are shown; {@code fault} is what is wrong with them, or null. */
    record Limited(Role function, List<Field> fields, String fault) {}

    static List<Limited> limits(Authority shown, SubmittedForm typed, FieldFaults faults) {
        return LIMITED.stream()
                .map(function -> new Limited(
                        function,
                        LIMITS.stream()
                                .map(limit -> new Field(
                                        field(function, limit),
                                        typed == null
                                                ? written(shown.toJson()
                                                        .path(function.name())
                                                        .path(limit))
                                                : typed.text(field(function, limit)),
                                        null))
                                .toList(),
                        faults.at("/authority/" + function, field(function, "maxTcv"), "role." + function, null)))
                .toList();
    }

    /** Whether there is a limit to show, or one was just typed. */
    static boolean isLimited(Optional<Authority> shown, SubmittedForm typed) {
        return typed == null
                ? shown.filter(authority -> !authority.limits().isEmpty()).isPresent()
                : !authority(typed).isEmpty();
    }

    private static String written(JsonNode limit) {
        if (!limit.isArray()) {
            return limit.asText("");
        }
        StringJoiner codes = new StringJoiner(" ");
        limit.forEach(code -> codes.add(code.asText()));
        return codes.toString();
    }

    private static void check(Person person, Fields fields) {
        if (person.id().isEmpty()) {
            fields.faults().add("/id", "missing", "is required");
        } else {
            PersonRules.checkId(person.id(), "/id", fields.faults());
        }
        PersonRules.checkMail(person.mail(), "/mail", fields.faults());
        RoleExclusions.among(person.roles())
                .forEach(pair -> fields.faults().add("/roles", "roles-exclude", pair + " exclude each other"));
    }

    /** Who signs in at the provider keeps what the provider says. */
    private static Person kept(Person typed, Person known) {
        return new Person(
                known.id(),
                known.name(),
                known.mail(),
                known.roles(),
                typed.leadOf(),
                known.active(),
                typed.awayUntil());
    }

    private static Set<Role> roles(SubmittedForm typed, String name) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> sent = typed.fields().getOrDefault(name, List.of());
        Stream.of(Role.values())
                .filter(role -> sent.contains(role.name()) && (name.equals("roles") || role.approves()))
                .forEach(roles::add);
        return roles;
    }

    /** The text fields of a new person, or of one who is known. */
    static List<Field> fields(Person shown, SubmittedForm typed, FieldFaults faults, boolean isNew) {
        return Stream.of("id", "name", "mail", "awayUntil")
                .filter(name -> isNew || !name.equals("id"))
                .map(name -> new Field(
                        name,
                        typed == null ? value(shown, name) : typed.text(name),
                        faults.at("/" + name, name, "people." + name, null)))
                .toList();
    }

    private static String value(Person shown, String name) {
        if (shown == null) {
            return null;
        }
        return switch (name) {
            case "name" -> shown.name();
            case "mail" -> shown.mail();
            case "awayUntil" ->
                shown.awayUntil() == null ? null : shown.awayUntil().toString();
            default -> shown.id();
        };
    }

    static Set<Role> chosen(Person shown, SubmittedForm typed, String name) {
        if (typed != null) {
            return roles(typed, name);
        }
        if (shown == null) {
            return Set.of();
        }
        return name.equals("roles") ? shown.roles() : shown.leadOf();
    }
}

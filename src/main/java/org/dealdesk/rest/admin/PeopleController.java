package org.dealdesk.rest.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.access.oidc.ProviderLinks;
import org.dealdesk.access.oidc.ProviderLinks.SignIn;
import org.dealdesk.approval.authority.Authority;
import org.dealdesk.approval.authority.AuthorityAdministration;
import org.dealdesk.approval.authority.AuthorityReader;
import org.dealdesk.approval.eligibility.PeopleAdministration;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.PersonRules;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.people.RoleExclusions;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The directory of people, and who the caller is. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class PeopleController {

    private final PeopleAdministration people;
    private final AuthorityAdministration authority;
    private final AuthorityReader authorityReader;
    private final ProviderLinks links;
    private final RestCommands commands;

    PeopleController(
            PeopleAdministration people,
            AuthorityAdministration authority,
            AuthorityReader authorityReader,
            ProviderLinks links,
            RestCommands commands) {
        this.people = people;
        this.authority = authority;
        this.authorityReader = authorityReader;
        this.links = links;
        this.commands = commands;
    }

    /** A person with the limits of their authority. */
    record PersonRead(@JsonUnwrapped Person person, Authority authority) {}

    /**
     * A person as just saved.
     *
     * @param signIn where the person signs in
     * @param withoutUnlimitedMember the functions that have no active member of unlimited authority
     * @param sharesMailWith others in the directory with the same mail address, at most 20
     */
    record PersonSaved(
            @JsonUnwrapped Person person,
            Authority authority,
            SignIn signIn,
            Set<Role> withoutUnlimitedMember,
            List<String> sharesMailWith) {}

    /** A person as sent; {@code authority} and {@code signIn} are null where they were left out. */
    private record PersonSent(Person person, Authority authority, SignIn signIn) {}

    @GetMapping("/me")
    PersonRead me(@AuthenticationPrincipal Caller caller) {
        return answer(people.me(caller));
    }

    @GetMapping("/people")
    ResponseEntity<Page<PersonRead>> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        String after = Cursor.after(cursor);
        List<Person> rows = people.page(caller, after, limit + 1);
        Map<String, Authority> limited =
                authority.of(rows.stream().map(Person::id).toList());
        return Query.respond(
                request,
                Page.of(rows, limit, person -> Cursor.of(person.id()))
                        .map(person -> new PersonRead(person, limited.getOrDefault(person.id(), Authority.UNLIMITED))));
    }

    @GetMapping("/people/{id}")
    PersonRead read(@PathVariable("id") String id, @AuthenticationPrincipal Caller caller) {
        return answer(people.read(caller, id));
    }

    private PersonRead answer(Person person) {
        return new PersonRead(person, authority.of(person.id()));
    }

    @PutMapping(path = "/people/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> save(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<PersonSent> sent = body.read(fields -> sent(id, fields));
        return commands.perform(
                RestCommands.command("keep-people", request, body, caller).fresh(), 200, () -> {
                    Person person =
                            people.save(caller, () -> links.kept(sent.valid().person()));
                    Authority limits =
                            authority.choose(caller, person, sent.valid().authority());
                    SignIn signIn = links.choose(person.id(), sent.valid().signIn(), caller.id());
                    return new PersonSaved(
                            person, limits, signIn, people.withoutUnlimitedMember(), people.sharingMail(person));
                });
    }

    private PersonSent sent(String id, Fields fields) {
        Person person = read(id, fields);
        return new PersonSent(person, authorityReader.read(fields, person.leadOf()), signIn(fields));
    }

    private static Person read(String id, Fields fields) {
        Faults faults = fields.faults();
        String named = fields.optionalIdentifier("id", 100);
        if (named != null && !named.equals(id)) {
            faults.add("/id", "not-allowed", "must be the one in the address");
        }
        PersonRules.checkId(id, "/id", faults);
        return new Person(
                id,
                fields.name("name", 200),
                mail(fields),
                heldRoles(fields),
                leadOf(fields),
                fields.flag("active", true),
                fields.optionalDate("awayUntil"));
    }

    private static SignIn signIn(Fields fields) {
        return fields.optionalWord("signIn", SignIn.class);
    }

    private static String mail(Fields fields) {
        String mail = fields.optionalIdentifier("mail", 320);
        PersonRules.checkMail(mail, fields.pointer("mail"), fields.faults());
        return mail;
    }

    private static Set<Role> heldRoles(Fields fields) {
        Set<Role> roles = roles(fields, "roles");
        RoleExclusions.among(roles).forEach(pair -> fields.faults()
                .add(fields.pointer("roles"), "roles-exclude", pair + " exclude each other"));
        return roles;
    }

    private static Set<Role> leadOf(Fields fields) {
        Set<Role> functions = roles(fields, "leadOf");
        functions.removeIf(role -> {
            if (!role.approves()) {
                fields.faults().add(fields.pointer("leadOf"), "not-a-function", role + " decides no reviews");
            }
            return !role.approves();
        });
        return functions;
    }

    private static Set<Role> roles(Fields fields, String name) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(fields.words(name, Role.class, Role.values().length));
        return roles;
    }
}

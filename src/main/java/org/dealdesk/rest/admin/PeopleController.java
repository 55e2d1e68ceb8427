package org.dealdesk.rest.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dealdesk.access.directory.Directory;
import org.dealdesk.access.directory.DirectoryChanges;
import org.dealdesk.access.directory.DirectoryEntry;
import org.dealdesk.access.directory.DirectoryFilter;
import org.dealdesk.access.oidc.ProviderLinks.SignIn;
import org.dealdesk.approval.authority.Authority;
import org.dealdesk.approval.authority.AuthorityAdministration;
import org.dealdesk.approval.authority.AuthorityReader;
import org.dealdesk.approval.eligibility.PeopleAdministration;
import org.dealdesk.command.Done;
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
import org.dealdesk.rest.Answers;
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

    private static final int LONGEST_TERM = 200;

    private final PeopleAdministration people;
    private final AuthorityAdministration authority;
    private final AuthorityReader authorityReader;
    private final Directory directory;
    private final DirectoryChanges changes;
    private final RestCommands commands;
    private final Answers answers;

    PeopleController(
            PeopleAdministration people,
            AuthorityAdministration authority,
            AuthorityReader authorityReader,
            Directory directory,
            DirectoryChanges changes,
            RestCommands commands,
            Answers answers) {
        this.people = people;
        this.authority = authority;
        this.authorityReader = authorityReader;
        this.directory = directory;
        this.changes = changes;
        this.commands = commands;
        this.answers = answers;
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

    private record PersonSent(Person person, DirectoryChanges.Wish wish) {}

    @GetMapping("/me")
    PersonRead me(@AuthenticationPrincipal Caller caller) {
        return answer(people.me(caller));
    }

    @GetMapping("/people")
    ResponseEntity<Page<DirectoryEntry>> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        int limit = query.limit();
        String cursor = query.textCursor();
        DirectoryFilter filter = new DirectoryFilter(
                query.word("role", Role.class, null),
                query.word("status", DirectoryFilter.Status.class, null),
                query.word("signIn", DirectoryFilter.Way.class, null),
                query.term("q", LONGEST_TERM));
        query.refuseIfAny();
        List<DirectoryEntry> rows = directory.page(caller, filter, Cursor.after(cursor), limit + 1);
        return Query.respond(
                request, Page.of(rows, limit, entry -> Cursor.of(entry.person().id())));
    }

    @GetMapping("/people/{id}")
    DirectoryEntry read(@PathVariable("id") String id, @AuthenticationPrincipal Caller caller) {
        return directory.read(caller, id);
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
                RestCommands.command("keep-people", request, body, caller).fresh(), answers, () -> {
                    DirectoryChanges.Saved saved = changes.save(
                            caller, () -> sent.valid().person(), sent.value().wish());
                    return saved.waits() == null
                            ? Done.of("done", answers.of(200, stored(saved)))
                            : Done.of("waits", answers.of(202, saved.waits()));
                });
    }

    private PersonSaved stored(DirectoryChanges.Saved saved) {
        return new PersonSaved(
                saved.person(),
                saved.authority(),
                saved.signIn(),
                people.withoutUnlimitedMember(),
                people.sharingMail(saved.person()));
    }

    private PersonSent sent(String id, Fields fields) {
        Person person = read(id, fields);
        return new PersonSent(
                person, new DirectoryChanges.Wish(signIn(fields), authorityReader.read(fields, person.leadOf())));
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

    /** A person can be sent back as they were read. */
    private static SignIn signIn(Fields fields) {
        fields.has("lastSeen");
        fields.has("secondFactor");
        DirectoryFilter.Way way = fields.optionalWord("signIn", DirectoryFilter.Way.class);
        return way == null || way == DirectoryFilter.Way.NONE ? null : SignIn.valueOf(way.name());
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

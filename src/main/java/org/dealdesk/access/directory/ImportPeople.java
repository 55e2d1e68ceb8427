package org.dealdesk.access.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.access.oidc.ProviderLinks;
import org.dealdesk.access.oidc.ProviderLinks.SignIn;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.PersonRules;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.people.RoleExclusions;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.stereotype.Component;

/** An administrator enters and changes many people by a CSV file: all of its rows, or none. */
@Component
public class ImportPeople {

    private static final String UNKNOWN_ROLE =
            "must be one of " + List.of(Role.values()) + ", with blanks between several";

    private final DirectoryChanges changes;
    private final ProviderLinks links;
    private final People people;
    private final Transactions transactions;

    ImportPeople(DirectoryChanges changes, ProviderLinks links, People people, Transactions transactions) {
        this.changes = changes;
        this.links = links;
        this.people = people;
        this.transactions = transactions;
    }

    /** What became, or would become, of a row. */
    public enum Result {
        ADDED,
        CHANGED,
        UNCHANGED,
        /** Another administrator must approve it. */
        WAITS
    }

    /**
     * A row of the report.
     *
     * @param row of the file, 1 for the first line
     */
    public record RowResult(long row, String id, Result result) {}

    /** What the file says of one person, held against what is known. */
    private record Wanted(PeopleCsv.Row row, Optional<Person> before, Person person, SignIn signIn) {

        DirectoryChanges.Wish wish() {
            return new DirectoryChanges.Wish(signIn, null);
        }

        boolean isUnchanged(ProviderLinks links) {
            return before.equals(Optional.of(person)) && (signIn == null || signIn == links.of(person.id()));
        }
    }

    /** Says what the file would do, and everything that is wrong with it. */
    public List<RowResult> look(Caller caller, String csv) {
        return each(caller, csv, wanted -> changes.isWaiting(caller, wanted.person(), wanted.wish()));
    }

    /** Takes all rows, in the transaction at hand. */
    public List<RowResult> take(Caller caller, String csv) {
        return transactions.join(() -> {
            people.lock();
            return each(
                    caller,
                    csv,
                    wanted ->
                            changes.save(caller, wanted::person, wanted.wish()).waits() != null);
        });
    }

    private interface Work {
        /** Whether the row waits for another administrator. */
        boolean waits(Wanted wanted);
    }

    private List<RowResult> each(Caller caller, String csv, Work work) {
        DirectoryChanges.requireAdministrator(caller);
        Faults faults = new Faults();
        List<PeopleCsv.Row> rows = PeopleCsv.read(csv, faults);
        List<Wanted> wanted = rows.stream()
                .map(row -> wanted(row, faults))
                .flatMap(Optional::stream)
                .toList();
        List<RowResult> results =
                wanted.stream().map(one -> result(one, work, faults)).toList();
        faults.refuseIfAny();
        return results;
    }

    private RowResult result(Wanted one, Work work, Faults faults) {
        Result result = one.before().isPresent() ? Result.CHANGED : Result.ADDED;
        if (one.isUnchanged(links)) {
            result = Result.UNCHANGED;
        } else {
            try {
                result = work.waits(one) ? Result.WAITS : result;
            } catch (InvalidInput invalid) {
                invalid.faults()
                        .forEach(fault -> faults.add(
                                PeopleCsv.pointer(one.row(), fault.pointer()), fault.code(), fault.detail()));
            }
        }
        return new RowResult(one.row().line(), one.person().id(), result);
    }

    /** The person of a row; empty where it is at fault. What the file has no column for stays as it is. */
    private Optional<Wanted> wanted(PeopleCsv.Row row, Faults faults) {
        Optional<Person> before = row.id().isEmpty() ? Optional.empty() : people.find(row.id());
        Input<Wanted> read = Input.of(row.fields(), fields -> {
            String id = fields.identifier("id", 100);
            String name = fields.name("name", 200);
            String mail = fields.optionalIdentifier("mail", 320);
            Person person = new Person(
                    id,
                    name,
                    row.columns().contains("mail")
                            ? mail
                            : before.map(Person::mail).orElse(null),
                    roles(row, "roles", before.map(Person::roles), fields),
                    roles(row, "leadOf", before.map(Person::leadOf), fields),
                    before.map(Person::active).orElse(true),
                    before.map(Person::awayUntil).orElse(null));
            check(person, fields.faults());
            return new Wanted(row, before, person, fields.optionalWord("signIn", SignIn.class));
        });
        read.faults()
                .list()
                .forEach(fault -> faults.add(PeopleCsv.pointer(row, fault.pointer()), fault.code(), fault.detail()));
        return read.faults().isEmpty() ? Optional.of(read.value()) : Optional.empty();
    }

    private static void check(Person person, Faults faults) {
        if (person.id() != null) {
            PersonRules.checkId(person.id(), "/id", faults);
        }
        PersonRules.checkMail(person.mail(), "/mail", faults);
        RoleExclusions.among(person.roles())
                .forEach(pair -> faults.add("/roles", "roles-exclude", pair + " exclude each other"));
        person.leadOf().stream()
                .filter(role -> !role.approves())
                .forEach(role -> faults.add("/leadOf", "not-a-function", role + " decides no reviews"));
    }

    private static Set<Role> roles(PeopleCsv.Row row, String column, Optional<Set<Role>> before, Fields fields) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (!row.columns().contains(column)) {
            before.ifPresent(roles::addAll);
            return roles;
        }
        fields.has(column);
        for (JsonNode word : row.fields().path(column)) {
            Stream.of(Role.values())
                    .filter(role -> role.name().equals(word.asText()))
                    .findFirst()
                    .ifPresentOrElse(
                            roles::add, () -> fields.faults().add("/" + column, "unknown-value", UNKNOWN_ROLE));
        }
        return roles;
    }
}

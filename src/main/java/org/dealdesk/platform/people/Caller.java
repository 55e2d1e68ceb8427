package org.dealdesk.platform.people;

import java.util.Set;
import java.util.stream.Collectors;

/** Who is calling: the signed-in person, as the directory has them at this moment. */
public record Caller(String id, Set<Role> roles, Set<Role> leadOf) {

    public static Caller of(Person person) {
        return new Caller(person.id(), person.roles(), person.leadOf());
    }

    /** The person with some of their roles only, and the leads among these. */
    public static Caller of(Person person, Set<Role> some) {
        return new Caller(person.id(), shared(person.roles(), some), shared(person.leadOf(), some));
    }

    private static Set<Role> shared(Set<Role> held, Set<Role> some) {
        return held.stream().filter(some::contains).collect(Collectors.toUnmodifiableSet());
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether another role that this person holds excludes {@code role}. */
    public boolean isExcluded(Role role) {
        return RoleExclusions.among(roles).stream().anyMatch(pair -> pair.one() == role || pair.other() == role);
    }

    /** Whether this is a program: it has neither a session nor a password. */
    public boolean isProgram() {
        return roles.stream().anyMatch(Role::isForPrograms);
    }

    /** Sales reps see only their own deals; people with another role, and the CRM, see all deals. */
    public boolean seesAllDeals() {
        return roles.stream().anyMatch(role -> role != Role.SALES_REP && role != Role.DELIVERY);
    }

    /** The approval functions this person holds; none where another role of theirs excludes them. */
    public Set<Role> functions() {
        return roles.stream()
                .filter(role -> role.approves() && !isExcluded(role))
                .collect(Collectors.toUnmodifiableSet());
    }
}

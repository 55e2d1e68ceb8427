package org.dealdesk.platform.people;

import java.util.Set;
import java.util.stream.Collectors;

/** Who is calling: the signed-in person, as the directory has them at this moment. */
public record Caller(String id, Set<Role> roles, Set<Role> leadOf) {

    public static Caller of(Person person) {
        return new Caller(person.id(), person.roles(), person.leadOf());
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Sales reps see only their own deals; whoever holds another role as well sees them all. */
    public boolean seesAllDeals() {
        return roles.stream().anyMatch(role -> role != Role.SALES_REP);
    }

    /** The approval functions this person holds. */
    public Set<Role> functions() {
        return roles.stream().filter(Role::approves).collect(Collectors.toUnmodifiableSet());
    }
}

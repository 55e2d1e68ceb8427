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

    /** Whether another role that this person holds excludes {@code role}. */
    public boolean isExcluded(Role role) {
        return RoleExclusions.among(roles).stream().anyMatch(pair -> pair.one() == role || pair.other() == role);
    }

    /** Sales reps see only their own deals; people with another role see all deals. */
    public boolean seesAllDeals() {
        return roles.stream().anyMatch(role -> role != Role.SALES_REP);
    }

    /** The approval functions this person holds; none where another role of theirs excludes them. */
    public Set<Role> functions() {
        return roles.stream()
                .filter(role -> role.approves() && !isExcluded(role))
                .collect(Collectors.toUnmodifiableSet());
    }
}

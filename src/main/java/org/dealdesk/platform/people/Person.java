package org.dealdesk.platform.people;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A person in the directory.
 *
 * @param leadOf the functions that this person leads: they may assign its reviews
 * @param awayUntil the last day of an absence, or null; who is away is not counted on to decide
 */
public record Person(
        String id, String name, String mail, Set<Role> roles, Set<Role> leadOf, boolean active, LocalDate awayUntil) {

    /** Names of the product's own actor, and parts of addresses. */
    private static final Set<String> RESERVED = Set.of("system", "me", "changes", "import");

    public Person {
        roles = ordered(roles);
        leadOf = ordered(leadOf);
    }

    /** Whether a new person may be called so. */
    public static boolean isId(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}") && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether this is a program: it has neither a session nor a password. */
    public boolean actsAsProgram() {
        return roles.stream().anyMatch(Role::isForPrograms);
    }

    /** The same person, active or not. */
    public Person activated(boolean now) {
        return new Person(id, name, mail, roles, leadOf, now, awayUntil);
    }

    /** Whether both have the same roles and leads. */
    boolean holdsLike(Person other) {
        return roles.equals(other.roles) && leadOf.equals(other.leadOf);
    }

    /** Whether this person can be expected to act on {@code day}. */
    public boolean presentOn(LocalDate day) {
        return active && (awayUntil == null || awayUntil.isBefore(day));
    }

    private static Set<Role> ordered(Set<Role> roles) {
        EnumSet<Role> copy = EnumSet.noneOf(Role.class);
        copy.addAll(roles);
        return Collections.unmodifiableSet(copy);
    }
}

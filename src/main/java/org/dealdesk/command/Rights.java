package org.dealdesk.command;

import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.platform.people.Caller;

/** The roles and leads of a person, as stored with an answer. */
record Rights(Set<String> names) {

    static Rights of(Caller caller) {
        Set<String> names = new TreeSet<>();
        caller.roles().forEach(role -> names.add(role.name()));
        caller.leadOf().forEach(role -> names.add("LEAD_" + role.name()));
        return new Rights(names);
    }

    static Rights parse(String text) {
        return new Rights(text.isEmpty() ? Set.of() : Set.of(text.split(",", -1)));
    }

    boolean include(Rights others) {
        return names.containsAll(others.names);
    }

    @Override
    public String toString() {
        return String.join(",", names);
    }
}

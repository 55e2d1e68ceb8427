package org.dealdesk.platform.people;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Roles that one person must not hold together, because each is a check on the other: administrators appoint and do not decide, a
 * client that submits deals does not act otherwise, and the author of a policy does not sell. A person who needs both has two accounts.
 */
public final class RoleExclusions {

    private RoleExclusions() {}

    /** Two roles that exclude each other, the one with the wider exclusion first. */
    public record Pair(Role one, Role other) {

        @Override
        public String toString() {
            return one + " and " + other;
        }
    }

    /** The pairs among {@code roles} that exclude each other; empty where one person may hold them all. */
    public static Set<Pair> among(Set<Role> roles) {
        Set<Pair> pairs = new LinkedHashSet<>();
        for (Role one : roles) {
            for (Role other : excludedBy(one)) {
                if (roles.contains(other) && !pairs.contains(new Pair(other, one))) {
                    pairs.add(new Pair(one, other));
                }
            }
        }
        return pairs;
    }

    private static Set<Role> excludedBy(Role role) {
        return switch (role) {
            case CRM, DELIVERY -> EnumSet.complementOf(EnumSet.of(role));
            case ADMIN -> functions();
            case POLICY_ADMIN -> EnumSet.of(Role.SALES_REP);
            default -> EnumSet.noneOf(Role.class);
        };
    }

    private static Set<Role> functions() {
        Set<Role> functions = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values()).filter(Role::approves).forEach(functions::add);
        return functions;
    }
}

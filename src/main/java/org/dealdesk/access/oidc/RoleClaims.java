package org.dealdesk.access.oidc;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.platform.people.Role;

/**
 * Which of a provider's roles or groups are which roles here.
 *
 * @param claims the names of claims, the first that is there counts; {@code a.b} is also {@code b} inside {@code a}
 * @param mapping what each value of the claim stands for; other values stand for no role
 */
public record RoleClaims(List<String> claims, Map<String, Set<Role>> mapping) {

    static final List<String> USUAL = List.of("realm_access.roles", "groups");

    static RoleClaims of(List<String> claims, Map<String, List<String>> given, List<String> faults) {
        Map<String, Set<Role>> mapping = new LinkedHashMap<>();
        given.forEach((value, names) -> mapping.put(value, roles(value, names, faults)));
        return new RoleClaims(List.copyOf(claims), Collections.unmodifiableMap(mapping));
    }

    private static Set<Role> roles(String value, List<String> names, List<String> faults) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            Arrays.stream(Role.values())
                    .filter(role -> role.name().equals(name.strip()))
                    .findFirst()
                    .ifPresentOrElse(
                            roles::add,
                            () -> faults.add(
                                    "dealdesk.oidc.roles[" + value + "] names " + name + ", which is no role"));
        }
        return roles;
    }

    /** Whether the first of the claims is there, so that no other source needs to be asked. */
    public boolean isIn(Map<String, Object> source) {
        return value(source, claims.get(0)) != null;
    }

    /** The roles that the first claim that is there stands for; none where there is no such claim, or one of another type. */
    public Set<Role> in(Map<String, Object> source) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        claims.stream()
                .map(claim -> value(source, claim))
                .filter(value -> value != null)
                .findFirst()
                .ifPresent(found -> values(found).forEach(value -> roles.addAll(mapped(value))));
        return roles;
    }

    private Set<Role> mapped(Object value) {
        return value instanceof String text ? mapping.getOrDefault(text, Set.of()) : Set.of();
    }

    /** Some providers write one value without a list around it. */
    private static Collection<?> values(Object claim) {
        return claim instanceof Collection<?> several ? several : List.of(claim);
    }

    private static Object value(Map<?, ?> source, String claim) {
        Object whole = source.get(claim);
        int dot = claim.indexOf('.');
        if (whole != null || dot < 0) {
            return whole;
        }
        return source.get(claim.substring(0, dot)) instanceof Map<?, ?> inner
                ? value(inner, claim.substring(dot + 1))
                : null;
    }
}

package org.dealdesk.access.account;

import java.util.List;
import java.util.stream.Collectors;
import org.dealdesk.platform.people.Role;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which ways to sign in are switched on: the demo accounts by the profile {@code demo}, which excludes the others; local accounts by
 * {@value #ACCOUNTS}; an identity provider by {@value #ISSUER}.
 */
@Component
public class SignInWays {

    public static final String ACCOUNTS = "dealdesk.accounts";
    public static final String ISSUER = "dealdesk.oidc.issuer";

    private final JdbcClient jdbc;
    private final List<SignInWay> ways;
    private final boolean demo;
    private final boolean accounts;

    SignInWays(Environment environment, JdbcTemplate jdbc, List<SignInWay> ways) {
        this.jdbc = JdbcClient.create(jdbc);
        this.ways = ways;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
        this.accounts = accountsOn(
                demo,
                environment.getProperty(ACCOUNTS, ""),
                !environment.getProperty(ISSUER, "").isBlank());
    }

    /** Told to the operator by {@link SignInWaysAnalyzer}: what is wrong, and what to do. */
    static final class Misconfigured extends RuntimeException {

        private final String remedy;

        Misconfigured(String fault, String remedy) {
            super(fault);
            this.remedy = remedy;
        }

        String remedy() {
            return remedy;
        }
    }

    /** Whether the demo accounts are the only way to sign in. */
    public boolean isDemo() {
        return demo;
    }

    /** Whether people sign in with passwords that they have set here. */
    public boolean hasAccounts() {
        return accounts;
    }

    /** Whether a person who is active could sign in without the profile {@code demo}. */
    boolean isUsed() {
        return exists("select 1 from person p where p.active and p.id in (%s) limit 1");
    }

    /** Whether an administrator who is active can sign in without the profile {@code demo}. */
    public boolean haveAdministrator() {
        return exists("select 1 from person p join person_role r on r.person_id = p.id and r.held and r.role = '"
                + Role.ADMIN + "' where p.active and p.id in (%s) limit 1");
    }

    /**
     * Whether no administrator can sign in although others can, could or should: an active one has no way to, or is not there. The trial
     * has its own.
     */
    public boolean lackAdministrator() {
        return !demo
                && !haveAdministrator()
                && exists(
                        "select 1 from person p where p.id in (%s) or (p.active and exists (select 1 from person_role r"
                                + " where r.person_id = p.id and r.held and r.role = '" + Role.ADMIN + "')) limit 1");
    }

    /** Whether the person has a password, a passkey or a linked provider, active or not. */
    public boolean hasWay(String person) {
        return exists("select 1 from person p where p.id = ? and p.id in (%s) limit 1", person);
    }

    /** A query in SQL for the ids of the people who can sign in, active or not. */
    public String holders() {
        return ways.stream().map(SignInWay::holders).collect(Collectors.joining(" union all "));
    }

    private boolean exists(String query, Object... parameters) {
        return jdbc.sql(query.formatted(holders()))
                .params(parameters)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** YAML reads a bare {@code on} as {@code true}. */
    static boolean accountsOn(boolean demo, String given, boolean issuer) {
        String setting = given.equals("true") ? "on" : given.equals("false") ? "off" : given;
        boolean on = setting.equals("on");
        if (!on && !setting.equals("off") && !setting.isEmpty()) {
            throw new Misconfigured(ACCOUNTS + " is neither on nor off.", "Set it to on or off, or leave it out.");
        }
        if (demo && (on || issuer)) {
            throw new Misconfigured(
                    "The profile demo excludes all other ways to sign in, and " + (on ? ACCOUNTS : ISSUER) + " is set.",
                    "Leave out the profile demo, whose password is public, or the property.");
        }
        if (!demo && setting.equals("off") && !issuer) {
            throw new Misconfigured(
                    "There is no way to sign in: local accounts are off and no identity provider is configured.",
                    "Set " + ACCOUNTS + "=on, or " + ISSUER + " to the address of an identity provider.");
        }
        return !demo && (on || (setting.isEmpty() && !issuer));
    }
}

package org.dealdesk.integrity;

import static org.dealdesk.integrity.InvariantSql.number;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.reader.PolicyReader;

/** What must hold of the versions of the policy: one after the other, without a gap, each approved by a second person. */
final class PolicyInvariants {

    static final List<Invariant> ALL = List.of(new Invariant(
            "POLICY_IN_FORCE",
            "a policy is in force on every day, from the day that its document names, approved by a second person; all share"
                    + " one currency and time zone; every revision was assessed under the one in force on its day",
            PolicyInvariants::inForce));

    private static final String OUT_OF_STEP = """
            select 'no policy is in force' from (values (1)) as one(n)
             where not exists (select 1 from policy_in_force where effective_from <= :today)
             union all
            select 'policy ' || f.version || ' is in force from ' || cast(f.effective_from as varchar) || ', but is '
                   || coalesce(v.state, 'unknown') || ' from ' || coalesce(cast(v.effective_from as varchar), '-')
              from policy_in_force f left join policy_version v on v.version = f.version
             where v.version is null or v.state <> 'ACTIVE' or v.effective_from <> f.effective_from
             union all
            select 'policy ' || v.version || ' was activated, but never comes into force' from policy_version v
             where v.state = 'ACTIVE' and not exists (select 1 from policy_in_force f where f.version = v.version)
             union all
            select 'policy ' || v.version || ' was approved by its author' from policy_version v
             where v.approved_by = v.created_by and v.created_by <> 'system'
             union all
            select x.name || ' is assessed under policy ' || x.policy_version || ' instead of ' || x.in_force
              from (select %s || ' revision ' || cast(r.number as varchar) as name, r.policy_version,
                           coalesce((select f.version from policy_in_force f where f.effective_from <= r.effective_on
                                      order by f.effective_from desc limit 1), 'none') as in_force
                      from revision r) x
             where x.policy_version <> x.in_force
            """.formatted(number("r.deal_id"));

    private PolicyInvariants() {}

    private record Version(String version, LocalDate effectiveFrom, String document) {}

    private static void inForce(InvariantQueries queries, Violations violations) {
        queries.each(OUT_OF_STEP, row -> violations.add(row.getString(1)));
        List<Version> versions = new ArrayList<>();
        queries.each(
                "select version, effective_from, document from policy_version where state = 'ACTIVE' order by effective_from",
                row -> versions.add(new Version(
                        row.getString("version"),
                        row.getObject("effective_from", LocalDate.class),
                        row.getString("document"))));
        Policy first = null;
        for (Version version : versions) {
            try {
                Policy policy = PolicyReader.readStored(version.document());
                first = first == null ? policy : first;
                compare(version, policy, first, violations);
            } catch (RuntimeException unreadable) {
                violations.add("policy " + version.version() + " cannot be read: " + unreadable.getMessage());
            }
        }
    }

    private static void compare(Version version, Policy policy, Policy first, Violations violations) {
        if (!policy.version().equals(version.version())
                || !policy.effectiveFrom().equals(version.effectiveFrom())) {
            violations.add("policy %s from %s calls itself %s from %s in its document"
                    .formatted(version.version(), version.effectiveFrom(), policy.version(), policy.effectiveFrom()));
        }
        if (!policy.currency().code().equals(first.currency().code())
                || !policy.timeZone().equals(first.timeZone())) {
            violations.add("policy " + version.version() + " has another currency or time zone than the first");
        }
    }
}

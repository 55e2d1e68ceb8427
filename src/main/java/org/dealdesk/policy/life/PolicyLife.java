package org.dealdesk.policy.life;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.Policy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes the steps of a version's life: drafted, approved, activated, and what takes a step back before the version has come into
 * force. Each step locks the version first; the database refuses forbidden states as well.
 */
@Repository
public class PolicyLife {

    private final JdbcClient jdbc;

    PolicyLife(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** Stores a draft exactly as it was sent. */
    public void add(Policy policy, String document, String mediaType, String by, Instant now) {
        jdbc.sql("""
                        insert into policy_version (version, name, state, effective_from, document, media_type, sha256,
                                                    created_by, created_at)
                        values (?, ?, 'DRAFT', ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        policy.version(),
                        policy.name(),
                        policy.effectiveFrom(),
                        document,
                        mediaType,
                        CanonicalJson.sha256(document),
                        by,
                        Instants.utc(now))
                .update();
    }

    /** Locks the version until the end of the transaction. False if there is none of that name. */
    public boolean lock(String version) {
        return jdbc.sql("select version from policy_version where version = ? for update")
                .param(version)
                .query(String.class)
                .optional()
                .isPresent();
    }

    public void approve(String version, String by, Instant now, List<String> acknowledged) {
        ArrayNode warnings = JsonNodeFactory.instance.arrayNode();
        acknowledged.forEach(warnings::add);
        jdbc.sql("""
                        update policy_version set state = 'APPROVED', approved_by = ?, approved_at = ?, acknowledged = ?
                         where version = ?
                        """)
                .params(by, Instants.utc(now), CanonicalJson.write(warnings), version)
                .update();
    }

    public void activate(String version, LocalDate from, String by, Instant now) {
        jdbc.sql("update policy_version set state = 'ACTIVE', activated_by = ?, activated_at = ? where version = ?")
                .params(by, Instants.utc(now), version)
                .update();
        jdbc.sql("insert into policy_in_force (effective_from, version) values (?, ?)")
                .params(from, version)
                .update();
    }

    /** Undoes an activation; the version is approved as before, and its predecessor goes on. */
    public void deactivate(String version) {
        jdbc.sql("delete from policy_in_force where version = ?").param(version).update();
        jdbc.sql("""
                        update policy_version set state = 'APPROVED', activated_by = null, activated_at = null
                         where version = ?
                        """).param(version).update();
    }

    public void discard(String version) {
        jdbc.sql("delete from policy_version where version = ?").param(version).update();
    }

    /** The version that comes into force on {@code day}, if one does. */
    public Optional<String> beginningOn(LocalDate day) {
        return jdbc.sql("select version from policy_in_force where effective_from = ?")
                .param(day)
                .query(String.class)
                .optional();
    }
}

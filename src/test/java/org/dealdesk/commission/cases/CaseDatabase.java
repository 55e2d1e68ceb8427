package org.dealdesk.commission.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Product;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One product for all sequences, whose tables are emptied between them: what was there when the product had started stays. */
final class CaseDatabase {

    /** They have rows of a new product, and each sequence has its own. */
    private static final Set<String> OF_A_SEQUENCE = Set.of("policy_version", "policy_in_force", "history_record");

    private final Product product;
    private final boolean h2;
    private final List<String> emptied = new ArrayList<>();

    CaseDatabase(Database database) {
        this.product = Product.fresh(database);
        this.h2 = database == Database.H2;
        for (String table : jdbc().queryForList(
                        "select table_name from information_schema.tables where lower(table_schema) = 'public'"
                                + " and table_type = 'BASE TABLE'",
                        String.class)) {
            Long rows = jdbc().queryForObject("select count(*) from \"" + table + "\"", Long.class);
            if (rows == 0 || OF_A_SEQUENCE.contains(table.toLowerCase(Locale.ROOT))) {
                emptied.add(table);
            }
        }
    }

    Product product() {
        return product;
    }

    private JdbcTemplate jdbc() {
        return product.bean(JdbcTemplate.class);
    }

    /** Begins a sequence: its policy is in force, its people are there, and no deal is. */
    void begin(PlayedCase world, String version, JsonNode people) {
        product.clock().reset();
        new TransactionTemplate(product.bean(PlatformTransactionManager.class)).executeWithoutResult(empty -> {
            if (!h2) {
                // Neither triggers nor foreign keys hold in it.
                jdbc().execute("set local session_replication_role = replica");
            }
            if (h2) {
                jdbc().execute("set referential_integrity false");
            }
            emptied.forEach(table -> jdbc().execute((h2 ? "truncate table \"" : "delete from \"") + table + "\""));
            jdbc().update("delete from policy_in_force");
            if (h2) {
                jdbc().execute("set referential_integrity true");
            }
        });
        install(world.document.deepCopy().put("version", version).toString(), version);
        Staff staff = new Staff(product);
        for (JsonNode person : people) {
            List<String> roles = new ArrayList<>();
            person.required("roles").forEach(role -> roles.add(role.textValue()));
            staff.hire(person.required("id").textValue(), roles.toArray(String[]::new));
        }
    }

    private void install(String document, String version) {
        jdbc().update(
                        "insert into policy_version (version, name, state, effective_from, document, media_type, sha256, created_by,"
                                + " created_at, approved_by, approved_at, activated_by, activated_at)"
                                + " values (?, 'Case', 'ACTIVE', date '2026-01-01', ?, 'application/json', ?, 'system', now(),"
                                + " 'system', now(), 'system', now())",
                        version,
                        document,
                        CanonicalJson.sha256(document));
        jdbc().update("insert into policy_in_force (effective_from, version) values (date '2026-01-01', ?)", version);
    }
}

package org.dealdesk.policy.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code policy_working_copy}. Callers write in transactions. */
@Repository
class WorkingCopyTable {

    private final JdbcClient jdbc;

    WorkingCopyTable(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    void add(WorkingCopy copy) {
        jdbc.sql("""
                        insert into policy_working_copy (id, owner, based_on, document, edition, created_at, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        copy.id(),
                        copy.owner(),
                        copy.basedOn(),
                        copy.document(),
                        copy.edition(),
                        Instants.utc(copy.createdAt()),
                        Instants.utc(copy.changedAt()))
                .update();
    }

    Optional<WorkingCopy> find(String id, String owner) {
        return jdbc.sql("select * from policy_working_copy where id = ? and owner = ?")
                .params(id, owner)
                .query(WorkingCopyTable::read)
                .optional();
    }

    /** The one that was changed last first. */
    List<WorkingCopy> of(String owner) {
        return jdbc.sql("select * from policy_working_copy where owner = ? order by changed_at desc, id")
                .param(owner)
                .query(WorkingCopyTable::read)
                .list();
    }

    /** Whether the edition was still the one that was changed. */
    boolean save(String id, long edition, String document, Instant now) {
        return jdbc.sql("""
                        update policy_working_copy set document = ?, edition = edition + 1, changed_at = ?
                         where id = ? and edition = ?
                        """).params(document, Instants.utc(now), id, edition).update() == 1;
    }

    /** Whether the edition was still the one that is removed. */
    boolean remove(String id, long edition) {
        return jdbc.sql("delete from policy_working_copy where id = ? and edition = ?")
                        .params(id, edition)
                        .update()
                == 1;
    }

    private static WorkingCopy read(ResultSet row, int number) throws SQLException {
        return new WorkingCopy(
                row.getString("id"),
                row.getString("owner"),
                row.getString("based_on"),
                row.getString("document"),
                row.getLong("edition"),
                Instants.read(row, "created_at"),
                Instants.read(row, "changed_at"));
    }
}

package org.dealdesk.platform.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes one statement, and what cannot be sent together. */
class RowChangesTests {

    private final RowChanges changes = new RowChanges();

    @Test
    void refusesToChangeARowThatIsInserted() {
        changes.insert(Row.in("review").key("id", "a").set("status", "OPEN"));

        assertThatThrownBy(() -> changes.update(Row.in("review").key("id", "a").set("status", "APPROVED")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("review {id=a} is changed twice at once");
    }

    @Test
    void refusesToChangeARowTwice() {
        changes.update(Row.in("review").key("id", "a").set("status", "APPROVED"));

        assertThatThrownBy(() -> changes.update(Row.in("review").key("id", "a").set("assignee", "ann")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesToInsertARowTwice() {
        changes.insert(Row.in("customer").key("id", "a"));

        assertThatThrownBy(() -> changes.insert(Row.in("customer").key("id", "a")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesRowsOfOtherTablesAndOtherKeys() {
        changes.insert(Row.in("review").key("id", "a").set("status", "OPEN"));
        changes.insert(Row.in("customer").key("id", "a"));
        changes.update(Row.in("review").key("id", "b").set("status", "VOID"));

        assertThat(changes.statements()).hasSize(3);
    }

    @Test
    void gathersTheInsertsIntoOneTable() {
        changes.insert(Row.in("t").key("id", 1).set("x", null).set("y", new Row.Computed("1 + 1")));
        changes.update(Row.in("u").key("id", 1).set("x", 2));
        changes.insert(Row.in("t").key("id", 2).set("x", "b").set("y", new Row.Computed("2")));

        List<RowStatement> statements = changes.statements();
        assertThat(statements)
                .extracting(RowStatement::sql)
                .containsExactly(
                        "insert into t (id, x, y) values (?, ?, 1 + 1), (?, ?, 2)", "update u set x = ? where id = ?");
        assertThat(statements.get(0).parameters()).isEqualTo(Arrays.asList(1, null, 2, "b"));
        assertThat(statements.get(1).parameters()).isEqualTo(List.of(2, 1));
    }

    @Test
    void changesARowOnlyIfItIsAsExpected() {
        changes.updateIf(Row.in("deal").key("id", 7).set("version", 4), Map.of("version", 3));

        RowStatement statement = changes.statements().get(0);
        assertThat(statement.sql()).isEqualTo("update deal set version = ? where id = ? and version = ?");
        assertThat(statement.parameters()).isEqualTo(List.of(4, 7, 3));
    }

    @Test
    void knowsWhetherThereIsAnyChange() {
        assertThat(changes.isEmpty()).isTrue();
        changes.insert(Row.in("customer").key("id", "a"));
        assertThat(changes.isEmpty()).isFalse();
    }
}

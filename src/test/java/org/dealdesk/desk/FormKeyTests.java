package org.dealdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dealdesk.command.IdempotencyKey;
import org.junit.jupiter.api.Test;

/** The same button of the same form is the same command. */
class FormKeyTests {

    private static SubmittedForm form(String key, String text) {
        return new SubmittedForm("/deals/D-000123/comments", Map.of("key", List.of(key), "text", List.of(text)));
    }

    @Test
    void isTheSameForTheSameValues() {
        assertThat(FormKey.withValues(form("key-1", "a"))).isEqualTo(FormKey.withValues(form("key-1", "a")));
    }

    @Test
    void otherValuesAreAnotherKey() {
        IdempotencyKey first = FormKey.withValues(form("key-1", "a"));
        IdempotencyKey other = FormKey.withValues(form("key-1", "b"));
        assertThat(other.address()).isEqualTo(first.address());
        assertThat(other.key()).isNotEqualTo(first.key());
    }

    @Test
    void otherValuesOfAFormThatIsSentOnceHaveTheSameKeyAndAnotherHash() {
        IdempotencyKey first = FormKey.of("/deals/new", "key-1", "create a");
        IdempotencyKey other = FormKey.of("/deals/new", "key-1", "create b");
        assertThat(first.address()).isEqualTo("POST /deals/new");
        assertThat(other.key()).isEqualTo(first.key());
        assertThat(other.sha256()).isNotEqualTo(first.sha256());
    }

    @Test
    void aFormWithoutAKeyHasNone() {
        assertThat(FormKey.withValues(new SubmittedForm("/delegations", Map.of())))
                .isNull();
        assertThat(FormKey.of("/deals/new", null, "create")).isNull();
        assertThat(FormKey.of("/deals/new", "", "create")).isNull();
    }
}

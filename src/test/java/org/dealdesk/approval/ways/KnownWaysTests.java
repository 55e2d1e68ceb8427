package org.dealdesk.approval.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.approval.ways.KnownWays.Found;
import org.dealdesk.approval.ways.KnownWays.Of;
import org.junit.jupiter.api.Test;

class KnownWaysTests {

    private static final Of ONE = new Of(1, 1, "2026.1", true);

    private final KnownWays known = new KnownWays();
    private int searches;

    @Test
    void searchesOnceForOneRevision() {
        assertThat(ask(ONE, true)).isEqualTo(ask(ONE, true)).isEqualTo(found(1));
        assertThat(searches).isEqualTo(1);
    }

    @Test
    void searchesForEachRevisionPolicyAndKindOfReader() {
        List<Of> others = List.of(
                ONE,
                new Of(2, 1, "2026.1", true),
                new Of(1, 2, "2026.1", true),
                new Of(1, 1, "2026.2", true),
                new Of(1, 1, "2026.1", false));
        for (int round = 0; round < 2; round++) {
            for (int index = 0; index < others.size(); index++) {
                assertThat(ask(others.get(index), true)).isEqualTo(found(index + 1));
            }
        }
        assertThat(searches).isEqualTo(others.size());
    }

    @Test
    void searchesAgainWhereOtherDealsWereLookedAt() {
        assertThat(ask(ONE, false)).isEqualTo(found(1));
        assertThat(ask(ONE, false)).isEqualTo(found(2));
    }

    @Test
    void keepsWhatItsCallersChange() {
        ask(ONE, true).put("search", "changed");
        ask(ONE, true).put("search", "changed");
        assertThat(ask(ONE, true)).isEqualTo(found(1));
    }

    @Test
    void forgetsWhereThereAreMany() {
        for (int deal = 0; deal < 3 * KnownWays.MOST; deal++) {
            ask(new Of(deal, 1, "2026.1", true), true);
        }
        assertThat(known.size()).isEqualTo(KnownWays.MOST);
    }

    private ObjectNode ask(Of of, boolean lasting) {
        return known.of(of, () -> new Found(found(++searches), lasting));
    }

    private static ObjectNode found(int search) {
        return JsonNodeFactory.instance.objectNode().put("search", search);
    }
}

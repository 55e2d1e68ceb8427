package org.dealdesk.platform.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was read keeps all of its faults, and a use case adds its own without changing them. */
class InputTests {

    private static final JsonNode WRONG =
            JsonNodeFactory.instance.objectNode().put("review", "R-1").put("reviews", "R-1");

    @Test
    void hasAValueAndNoFaults() {
        Input<String> read = Input.of(
                JsonNodeFactory.instance.objectNode().put("review", "R-1"), fields -> fields.identifier("review", 10));
        assertThat(read.valid()).isEqualTo("R-1");
        assertThat(read.faults().isEmpty()).isTrue();
    }

    @Test
    void refusesMissingAndUnknownProperties() {
        Input<String> read = Input.of(WRONG, fields -> fields.identifier("assignee", 10));
        assertThat(read.value()).isNull();
        assertThatThrownBy(read::valid)
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(pointers(invalid.faults()))
                        .containsExactly("/assignee", "/review", "/reviews"));
    }

    @Test
    void givesItsFaultsToEachUseCaseAnew() {
        Input<String> read = Input.of(WRONG, fields -> fields.identifier("review", 10));
        Faults first = read.faults();
        first.add("/review", "not-allowed", "is not allowed");
        assertThat(pointers(first.list())).containsExactly("/reviews", "/review");
        assertThat(pointers(read.faults().list())).containsExactly("/reviews");
    }

    private static List<String> pointers(List<Fault> faults) {
        return faults.stream().map(Fault::pointer).toList();
    }
}

package org.dealdesk.testing.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed pictures show the committed diagrams. */
class DiagramPicturesTests {

    @ParameterizedTest
    @ValueSource(strings = {"deal-approval", "deadlines"})
    void isCurrent(String name) throws IOException {
        Path committed = Path.of("docs", name + ".svg");
        String drawn = Picture.of(Diagram.read(Path.of("bpmn", name + ".bpmn")));
        if (Boolean.getBoolean("update.pictures")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, drawn);
        }
        assertThat(committed)
                .as("./mvnw test -Dtest=DiagramPicturesTests -Dupdate.pictures=true draws it again")
                .hasContent(drawn);
    }
}

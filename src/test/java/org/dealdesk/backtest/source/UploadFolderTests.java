package org.dealdesk.backtest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What a killed server has left goes at the next start; what a running one keeps stays. */
class UploadFolderTests {

    @TempDir
    private Path directory;

    @Test
    void removesWhatAKilledServerHasLeftAndNothingElse() throws Exception {
        UploadFolder running = folder();
        Path kept = running.newFile();
        Path killed = Files.createDirectories(directory.resolve("killed"));
        Files.createFile(killed.resolve("lock"));
        Files.writeString(killed.resolve("set-1.upload"), "deal,currency");
        Path foreign = Files.createDirectories(directory.resolve("foreign"));

        folder().clear();

        assertThat(killed).doesNotExist();
        assertThat(kept).exists();
        assertThat(foreign).exists();
        running.destroy();
        assertThat(kept.getParent()).doesNotExist();
    }

    @Test
    void makesNothingWhereNothingIsUploaded() throws Exception {
        Path none = directory.resolve("none");
        UploadFolder folder = new UploadFolder(none, DataSize.ofMegabytes(1));
        folder.clear();
        folder.destroy();
        assertThat(none).doesNotExist();
    }

    private UploadFolder folder() {
        return new UploadFolder(directory, DataSize.ofMegabytes(1));
    }
}

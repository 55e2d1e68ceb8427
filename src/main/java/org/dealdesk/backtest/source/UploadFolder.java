package org.dealdesk.backtest.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.dealdesk.platform.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * Where uploaded sets are kept until their back-tests have ended. Each server has a folder of its own in it, and holds a lock there as
 * long as it runs: what a server that was killed has left is found by its free lock and removed at the next start.
 */
@Component
public class UploadFolder implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(UploadFolder.class);
    private static final String LOCK = "lock";

    private final Path directory;
    private final long most;
    private Path own;
    private FileChannel held;

    UploadFolder(
            @Value("${dealdesk.backtest.directory:data/backtests}") Path directory,
            @Value("${dealdesk.backtest.max-upload:64MB}") DataSize most) {
        this.directory = directory;
        this.most = most.toBytes();
    }

    /** The most bytes that a set may have. */
    public long most() {
        return most;
    }

    /** A new and empty file. */
    public synchronized Path newFile() throws IOException {
        if (own == null) {
            Path folder = directory.resolve(Ids.next());
            Files.createDirectories(folder);
            held = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            held.lock();
            own = folder;
        }
        return Files.createTempFile(own, "set-", ".upload");
    }

    /** Removes what servers that run no more have left. */
    @EventListener(ApplicationReadyEvent.class)
    void clear() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> found = Files.list(directory)) {
            List<Path> folders = found.filter(Files::isDirectory).toList();
            folders.forEach(UploadFolder::clear);
        } catch (IOException | UncheckedIOException unreadable) {
            log.warn("What is left of uploads in {} cannot be removed: {}", directory, unreadable.toString());
        }
    }

    private static void clear(Path folder) {
        Path lock = folder.resolve(LOCK);
        if (!Files.exists(lock)) {
            // Not made by this product, or being made at this moment.
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            if (free != null) {
                FileSystemUtils.deleteRecursively(folder);
                log.info("Removed what a server that was stopped had left of uploads in {}", folder);
            }
        } catch (OverlappingFileLockException own) {
            log.debug("{} is in use", folder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public synchronized void destroy() throws IOException {
        if (own != null) {
            FileSystemUtils.deleteRecursively(own);
            held.close();
            own = null;
        }
    }
}

package org.dealdesk.backtest.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.dealdesk.backtest.comparison.DealSource;
import org.dealdesk.platform.SlowestPace;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;

/**
 * An uploaded set of deals, kept in a file of its own until its back-test has ended. It is read as a stream, so its size is bounded by
 * the disk and not by memory.
 */
public final class Upload implements AutoCloseable {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Format format;
    private final String sha256;
    private final long size;
    private final Runnable release;
    private final AtomicLong read = new AtomicLong();
    private Charset charset = StandardCharsets.UTF_8;
    private InputStream open;
    private boolean handedOver;

    private Upload(Path file, Format format, String sha256, long size, Runnable release) {
        this.release = release;
        this.file = file;
        this.format = format;
        this.sha256 = sha256;
        this.size = size;
    }

    /** How a set of deals can be written. */
    public enum Format {
        CSV,
        JSON_LINES
    }

    /**
     * Stores what comes in, but not more than {@code most} bytes of it.
     *
     * @param release done once where no back-test gets the upload
     */
    public static Upload store(InputStream in, Format format, Path file, long most, Runnable release) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = copy(new DigestInputStream(in, digest), file, most);
            return new Upload(file, format, HexFormat.of().formatHex(digest.digest()), size, release);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        } catch (IOException broken) {
            delete(file);
            throw new UncheckedIOException(broken);
        } catch (RuntimeException refused) {
            delete(file);
            throw refused;
        }
    }

    /** A sender holds one of few places, and must be at least as fast as senders of other bodies. */
    private static long copy(InputStream in, Path file, long most) throws IOException {
        long size = 0;
        long started = System.nanoTime();
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int count = next(in, buffer); count >= 0; count = next(in, buffer)) {
                size += count;
                if (size > most) {
                    throw tooLarge(most);
                }
                if (System.nanoTime() - started > SlowestPace.timeFor(size).toNanos()) {
                    throw tooSlow();
                }
                out.write(buffer, 0, count);
            }
        }
        return size;
    }

    private static Refusal tooSlow() {
        return new Refusal(ProblemType.TOO_SLOW, "The body took too long to come");
    }

    public static Refusal tooLarge(long most) {
        return new Refusal(ProblemType.TOO_LARGE, "An uploaded set has at most " + most + " bytes");
    }

    /** A client that goes away is no fault of the server. */
    private static int next(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (SocketTimeoutException late) {
            throw tooSlow();
        } catch (IOException gone) {
            if (gone.getCause() instanceof SocketTimeoutException) {
                throw tooSlow();
            }
            throw new Refusal(ProblemType.MALFORMED, "The upload ended before it was complete");
        }
    }

    /** The encoding of a CSV file that does not begin with the mark of another. */
    public void readAs(Charset named) {
        charset = named;
    }

    public Format format() {
        return format;
    }

    public String sha256() {
        return sha256;
    }

    /** From here on the file belongs to a back-test, which gives it up in the end. */
    public void handOver() {
        handedOver = true;
    }

    /** Gives the file up if no back-test has it. */
    public void discard() {
        if (!handedOver) {
            try {
                close();
            } finally {
                release.run();
            }
        }
    }

    /** The deals in it, to be compared. */
    public DealSource deals(UploadedDealReader uploaded) {
        try {
            return format == Format.CSV ? new CsvSource(this, uploaded) : new JsonLines(this, uploaded);
        } catch (RuntimeException unreadable) {
            close();
            throw unreadable;
        }
    }

    int percent() {
        return size == 0 ? 100 : (int) (read.get() * 100 / size);
    }

    /** The bytes from the start, without the mark that some programs put before UTF-8. */
    InputStream open() {
        try {
            PushbackInputStream in =
                    new PushbackInputStream(new BufferedInputStream(new Counted(file), BUFFER), MARK.length);
            byte[] start = in.readNBytes(MARK.length);
            if (!java.util.Arrays.equals(start, MARK)) {
                in.unread(start);
            }
            read.set(0);
            open = in;
            return in;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Its text from the start, in UTF-16 where it begins with the mark of that. */
    Reader text() {
        try {
            BufferedInputStream in = new BufferedInputStream(open(), BUFFER);
            in.mark(2);
            int first = in.read();
            int second = in.read();
            in.reset();
            boolean utf16 = (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
            return new InputStreamReader(in, utf16 ? StandardCharsets.UTF_16 : charset);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Gives the file up. */
    @Override
    public void close() {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException unimportant) {
            throw new UncheckedIOException(unimportant);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private final class Counted extends FilterInputStream {

        Counted(Path file) throws IOException {
            super(Files.newInputStream(file));
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read.addAndGet(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            read.addAndGet(Math.max(count, 0));
            return count;
        }
    }
}

package org.dealdesk.platform.web.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;

/** A body that is read while it comes: no further than allowed, no longer than until its deadline, and by few at once. */
final class AwaitedStream extends ServletInputStream {

    private final ServletInputStream stream;
    private final Allowance allowance;
    private final Places places;
    private final Places.Place waiting;
    private final long started = System.nanoTime();
    private final long nanos;

    private Places.Place large;
    private long read;

    AwaitedStream(ServletInputStream stream, Allowance allowance, long length, Places places) {
        this.stream = stream;
        this.allowance = allowance;
        this.places = places;
        this.nanos = allowance.deadline(length < 0 ? allowance.bytes() : length).toNanos();
        if (length > allowance.bytes()) {
            throw new Refusal(ProblemType.TOO_LARGE, allowance.sentence());
        }
        this.waiting = place(places.await());
        if (length > Allowance.LARGE) {
            large = placeOrLeave();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = next(buffer, offset, length);
        if (count < 0) {
            waiting.leave();
            return count;
        }
        read += count;
        if (read > allowance.bytes()) {
            throw new Refusal(ProblemType.TOO_LARGE, allowance.sentence());
        }
        if (read > Allowance.LARGE && large == null) {
            large = placeOrLeave();
        }
        if (System.nanoTime() - started > nanos) {
            throw tooSlow();
        }
        return count;
    }

    private int next(byte[] buffer, int offset, int length) throws IOException {
        try {
            return stream.read(buffer, offset, length);
        } catch (IOException failed) {
            if (failed instanceof SocketTimeoutException || failed.getCause() instanceof SocketTimeoutException) {
                throw tooSlow();
            }
            throw failed;
        }
    }

    private Places.Place placeOrLeave() {
        try {
            return place(places.large());
        } catch (Refusal none) {
            waiting.leave();
            throw none;
        }
    }

    private static Places.Place place(Optional<Places.Place> free) {
        return free.orElseThrow(Places::none);
    }

    private static Refusal tooSlow() {
        return new Refusal(ProblemType.TOO_SLOW, "The body took too long to come");
    }

    void leave() {
        waiting.leave();
        if (large != null) {
            large.leave();
        }
    }

    @Override
    public boolean isFinished() {
        return stream.isFinished();
    }

    @Override
    public boolean isReady() {
        return stream.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("The body is read by a waiting thread");
    }
}

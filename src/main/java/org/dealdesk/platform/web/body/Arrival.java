package org.dealdesk.platform.web.body;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A body on its way. No thread waits for it: the server says when more has come, and when all of it is there the request goes on. A
 * body that is too long is read on without being kept, so that its sender can read the answer.
 */
final class Arrival implements ReadListener, AsyncListener {

    /** How an arrival ends. */
    enum End {
        WHOLE,
        TOO_LARGE,
        TOO_SLOW,
        NO_PLACE
    }

    /** So much of a body that is too long is read on. */
    static final int MOST_DISCARDED = 2 << 20;

    private static final int AT_ONCE = 8 << 10;

    private final Allowance allowance;
    private final Places places;
    private final Places.Place place;
    private final AtomicBoolean over = new AtomicBoolean();
    private final ServletInputStream stream;
    private final AsyncContext context;

    private ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Places.Place large;
    private long read;
    private volatile End end = End.WHOLE;
    private boolean passedOn;
    private volatile boolean answered;

    private Arrival(
            Allowance allowance, Places places, Places.Place place, ServletInputStream stream, AsyncContext context) {
        this.allowance = allowance;
        this.places = places;
        this.place = place;
        this.stream = stream;
        this.context = context;
    }

    /** Lets the request wait for its body. */
    static Arrival of(
            HttpServletRequest request,
            HttpServletResponse response,
            Allowance allowance,
            Places places,
            Places.Place place)
            throws IOException {
        ServletInputStream stream = request.getInputStream();
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(allowance.deadline(request.getContentLengthLong()).toMillis());
        Arrival arrival = new Arrival(allowance, places, place, stream, context);
        context.addListener(arrival);
        stream.setReadListener(arrival);
        return arrival;
    }

    End end() {
        return end;
    }

    Allowance allowance() {
        return allowance;
    }

    byte[] bytes() {
        return body.toByteArray();
    }

    /** True for the first caller after the body has arrived. */
    boolean passOn() {
        boolean first = !passedOn;
        passedOn = true;
        return first;
    }

    /** Whether the filters and handlers behind have had the request. */
    boolean isAnswered() {
        return answered;
    }

    void answered() {
        answered = true;
    }

    /** Gives back what it holds. */
    void leave() {
        place.leave();
        if (large != null) {
            large.leave();
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] some = new byte[AT_ONCE];
        while (!over.get() && stream.isReady() && !stream.isFinished()) {
            int count = stream.read(some);
            if (count > 0) {
                take(some, count);
            }
        }
    }

    private void take(byte[] some, int count) {
        read += count;
        if (end == End.WHOLE && read > allowance.bytes()) {
            stop(End.TOO_LARGE);
        } else if (end == End.WHOLE && read > Allowance.LARGE && large == null) {
            Optional<Places.Place> free = places.large();
            if (free.isEmpty()) {
                stop(End.NO_PLACE);
            } else {
                large = free.get();
            }
        }
        if (end == End.WHOLE) {
            body.write(some, 0, count);
        } else if (read > MOST_DISCARDED) {
            goOn();
        }
    }

    private void stop(End reason) {
        end = reason;
        body = new ByteArrayOutputStream(0);
    }

    @Override
    public void onAllDataRead() {
        goOn();
    }

    @Override
    public void onError(Throwable gone) {
        if (!over.getAndSet(true)) {
            leave();
            context.complete();
        }
    }

    @Override
    public void onTimeout(AsyncEvent late) {
        if (!over.get()) {
            stop(End.TOO_SLOW);
            goOn();
        }
    }

    private void goOn() {
        if (!over.getAndSet(true)) {
            place.leave();
            context.dispatch();
        }
    }

    @Override
    public void onComplete(AsyncEvent done) {
        leave();
    }

    /** The request went on and ended with an error. Its page has been written by now; the server need not write another. */
    @Override
    public void onError(AsyncEvent failed) {
        leave();
        failed.getAsyncContext().complete();
    }

    @Override
    public void onStartAsync(AsyncEvent again) {
        // A handler answers later; the body has been read by then.
    }
}

package org.dealdesk.platform.web.body;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;

/** How many bodies are read at once, so that all of them together fit the memory and leave threads for other requests. */
final class Places {

    /** Bodies on their way, which hold no thread. Up to 64 KiB of each are kept, 16 KiB before sign-in; longer ones need a large place. */
    private static final int ARRIVING = 1024;

    private static final int ARRIVING_FROM_ONE_ADDRESS = 512;

    /** Bodies for whose next bytes a thread waits: half of the server's threads. */
    private static final int WAITING = 100;

    private static final int LARGE = 8;

    /** Forms with files, apart from the others: they have no deadline as a whole, and must not keep out what has one. */
    private static final int FILES = 4;

    private final Semaphore arriving = new Semaphore(ARRIVING);
    private final Semaphore waiting = new Semaphore(WAITING);
    private final Semaphore large = new Semaphore(LARGE);
    private final Semaphore files = new Semaphore(FILES);
    private final Map<String, Integer> byAddress = new HashMap<>();

    /** One place, given back once however often that is asked for. */
    static final class Place {

        private final AtomicBoolean held = new AtomicBoolean(true);
        private final Runnable back;

        Place(Runnable back) {
            this.back = back;
        }

        void leave() {
            if (held.getAndSet(false)) {
                back.run();
            }
        }
    }

    /** Told where there is no place. */
    static Refusal none() {
        return new Refusal(ProblemType.BUSY, "Too much is being sent at the moment; try again");
    }

    Optional<Place> arrive(String address) {
        if (!arriving.tryAcquire()) {
            return Optional.empty();
        }
        if (!come(address)) {
            arriving.release();
            return Optional.empty();
        }
        return Optional.of(new Place(() -> {
            go(address);
            arriving.release();
        }));
    }

    Optional<Place> await() {
        return of(waiting);
    }

    Optional<Place> large() {
        return of(large);
    }

    Optional<Place> files() {
        return of(files);
    }

    private static Optional<Place> of(Semaphore places) {
        return places.tryAcquire() ? Optional.of(new Place(places::release)) : Optional.empty();
    }

    private synchronized boolean come(String address) {
        int there = byAddress.getOrDefault(address, 0);
        if (there == ARRIVING_FROM_ONE_ADDRESS) {
            return false;
        }
        byAddress.put(address, there + 1);
        return true;
    }

    private synchronized void go(String address) {
        byAddress.computeIfPresent(address, (from, there) -> there == 1 ? null : there - 1);
    }
}

package org.dealdesk.command;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys without a database. A key that is reserved and not stored is forgotten by {@link #rollBack()}, as a transaction does it. */
final class RememberedKeys implements IdempotencyKeys {

    private record Place(String person, String address, String key) {

        static Place of(Command command) {
            return new Place(
                    command.caller().id(),
                    command.key().address(),
                    command.key().key());
        }
    }

    private final Map<Place, Stored> stored = new HashMap<>();
    private final Set<Place> reserved = new HashSet<>();
    private int reservations;

    int reservations() {
        return reservations;
    }

    void rollBack() {
        reserved.removeIf(place -> !stored.containsKey(place));
    }

    @Override
    public boolean reserve(Command command) {
        reservations++;
        rollBack();
        return reserved.add(Place.of(command));
    }

    @Override
    public void store(Command command, Done<?> done, String answer) {
        stored.put(
                Place.of(command),
                new Stored(
                        command.key().sha256(), Rights.of(command.caller()), done.subject(), done.outcome(), answer));
    }

    @Override
    public Optional<Stored> find(Command command) {
        return Optional.ofNullable(stored.get(Place.of(command)));
    }
}

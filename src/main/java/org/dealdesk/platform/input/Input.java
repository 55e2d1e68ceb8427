package org.dealdesk.platform.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.dealdesk.platform.text.Notation;

/** The value read from a request, and all its faults. Missing or invalid parts are null in the value. */
public final class Input<T> {

    private final T value;
    private final Faults faults;

    private Input(T value, Faults faults) {
        this.value = value;
        this.faults = faults;
    }

    public static <T> Input<T> of(JsonNode json, Function<Fields, T> reader) {
        return of(json, Notation.EXACT, reader);
    }

    /** The same for what people have typed, whose numbers may be written in their own ways. */
    public static <T> Input<T> of(JsonNode json, Notation notation, Function<Fields, T> reader) {
        Faults faults = new Faults();
        try (Fields fields = Fields.typed(json, notation, faults)) {
            return new Input<>(reader.apply(fields), faults);
        }
    }

    /** The value as it was read, for a use case that asks for permission before it refuses faults. */
    public T value() {
        return value;
    }

    /** Refuses the input if anything is wrong with it. */
    public T valid() {
        faults.refuseIfAny();
        return value;
    }

    /** The faults in a list of its own, to which a use case adds what it finds. */
    public Faults faults() {
        return faults.copy();
    }
}

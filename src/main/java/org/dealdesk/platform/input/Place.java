package org.dealdesk.platform.input;

import com.fasterxml.jackson.core.JsonLocation;

/** Where something stands in a text; both count from 1. */
public record Place(int line, int column) {

    static Place of(JsonLocation location) {
        return new Place(Math.max(location.getLineNr(), 1), Math.max(location.getColumnNr(), 1));
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}

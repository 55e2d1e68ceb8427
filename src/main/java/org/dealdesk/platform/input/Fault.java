package org.dealdesk.platform.input;

/**
 * One thing that is wrong with an input.
 *
 * @param pointer where, as an RFC 6901 JSON pointer into the request body
 * @param code what, as a stable word (docs/problems.md lists them)
 * @param detail why, for a person
 */
public record Fault(String pointer, String code, String detail) {

    /** The pointer as a page names it: without its first slash, and empty where the whole input is at fault. */
    public String place() {
        return pointer.isEmpty() ? "" : pointer.substring(1);
    }
}

package org.dealdesk.desk.advice;

import org.dealdesk.desk.Viewer;

/**
 * A question about a review as pages show it.
 *
 * @param answer null before it is given
 */
public record AdviceLine(String id, Place place, Said question, String of, Said answer, String state, May may) {

    /** What it is about. */
    public record Place(String deal, String dealName, String review, String function) {}

    /** Who said what, and when. */
    public record Said(String by, String text, Viewer.Moment at) {}

    /** What the viewer may do about it while it is open. */
    public record May(boolean answer, boolean takeBack) {}
}

package org.dealdesk.desk.profile;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.desk.Viewer;

/** A part of the page <i>Profile</i>. Sections stand in the order of their beans. */
public interface ProfileSection {

    /** The fragment that prints it, such as {@code profile-parts :: sessions}; it finds its model under {@code section.model}. */
    String fragment();

    /** What the fragment prints; null where the section is not for this viewer. */
    Object model(Viewer viewer, HttpServletRequest request);
}

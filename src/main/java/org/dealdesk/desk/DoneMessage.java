package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * What has just been done, for the page that a redirect leads to. It is kept in the session until that page is shown, once; an address
 * does not contain it, so a link cannot make a page claim that an action was done.
 */
public final class DoneMessage {

    /** The name in the page's model. */
    static final String NAME = "done";

    private DoneMessage() {}

    /** Notes {@code what} was done; the page has a sentence for it. */
    public static void note(HttpServletRequest request, String what) {
        RequestContextUtils.getOutputFlashMap(request).put(NAME, what);
    }
}

/**
 * What the product has to remember of a browser that has not signed in: the browser keeps it, sealed with a key that all nodes share.
 * Start reading at {@link org.dealdesk.access.cookie.SealedCookie}.
 */
@NamedInterface("cookie")
package org.dealdesk.access.cookie;

import org.springframework.modulith.NamedInterface;

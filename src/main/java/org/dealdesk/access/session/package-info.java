/** Sessions, in the database. Start reading at {@code Sessions}. */
@NamedInterface("session")
package org.dealdesk.access.session;

import org.springframework.modulith.NamedInterface;

/** Links with a secret that let a person set a password, once and for a time. Start reading at {@code Links}. */
@NamedInterface("link")
package org.dealdesk.access.link;

import org.springframework.modulith.NamedInterface;

/**
 * Slows down guesses of passwords, for the form and for HTTP Basic alike: start with {@code Brake}. It counts per node and
 * in bounded memory.
 */
@NamedInterface("security-brake")
package org.dealdesk.platform.security.brake;

import org.springframework.modulith.NamedInterface;

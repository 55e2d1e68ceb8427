/**
 * Slows down whoever guesses passwords, the same for the form and for HTTP Basic: start with {@code Brake}. It counts per node and
 * in bounded memory.
 */
package org.dealdesk.platform.security.brake;

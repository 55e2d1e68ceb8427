/**
 * Reads input and collects all of its faults, each with a JSON pointer. Start reading at {@link
 * org.dealdesk.platform.input.Fields}.
 */
@NamedInterface("input")
package org.dealdesk.platform.input;

import org.springframework.modulith.NamedInterface;

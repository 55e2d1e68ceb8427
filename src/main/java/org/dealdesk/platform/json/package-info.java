/** Canonical JSON: one byte sequence for each document, as it is stored and hashed. */
@NamedInterface("json")
package org.dealdesk.platform.json;

import org.springframework.modulith.NamedInterface;

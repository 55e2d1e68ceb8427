/** Texts as they are compared and searched: case, accents and look-alike characters folded. */
@NamedInterface("text")
package org.dealdesk.platform.text;

import org.springframework.modulith.NamedInterface;

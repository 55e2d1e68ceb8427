/** The sealed records of sign-ins, links, passwords and sessions. Start reading at {@code AccessRecords}. */
@NamedInterface("record")
package org.dealdesk.access.record;

import org.springframework.modulith.NamedInterface;

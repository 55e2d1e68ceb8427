/** The first administrator, who comes in by a link in the log. Start reading at {@code SetUp}. */
@NamedInterface("setup")
package org.dealdesk.access.setup;

import org.springframework.modulith.NamedInterface;

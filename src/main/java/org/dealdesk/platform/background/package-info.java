/** Work that no request waits for: repeated tasks and threads for work that is asked for. */
@NamedInterface("background")
package org.dealdesk.platform.background;

import org.springframework.modulith.NamedInterface;

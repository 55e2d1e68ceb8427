/**
 * Administrators keep the directory of people: they enter, change, deactivate and reset. Some of it takes two of them. Start reading at
 * {@link org.dealdesk.access.directory.DirectoryChanges}.
 */
@NamedInterface("directory")
package org.dealdesk.access.directory;

import org.springframework.modulith.NamedInterface;

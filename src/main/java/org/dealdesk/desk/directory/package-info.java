/** The room <em>People</em>, in which administrators keep the directory. Start reading at {@code DirectoryPages}. */
package org.dealdesk.desk.directory;

/** The inbox of approvers, with decisions on several reviews at once. Start reading at {@code InboxPages}. */
package org.dealdesk.desk.inbox;

/** Writes and sends mail, at once or as a daily digest. Start reading at {@code MailDeliveryJob}. */
package org.dealdesk.notification.mail;

package org.dealdesk.notification.mail;

import jakarta.mail.internet.InternetAddress;

/**
 * One mail as it is sent.
 *
 * @param id the same whenever the same mail is sent again, so that a repetition can be told; unique otherwise
 * @param thread what mails about the same deal have in common
 */
record MailMessage(String id, String thread, InternetAddress to, String subject, String text, String html) {}

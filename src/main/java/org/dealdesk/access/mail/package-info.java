/** Mails about access: a link, or the news that a password was changed. Start reading at {@code AccessMail}. */
@NamedInterface("mail")
package org.dealdesk.access.mail;

import org.springframework.modulith.NamedInterface;

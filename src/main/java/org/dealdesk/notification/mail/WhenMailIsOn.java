package org.dealdesk.notification.mail;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Marks what is there only where a mail server is configured. */
@ConditionalOnProperty("spring.mail.host")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface WhenMailIsOn {}

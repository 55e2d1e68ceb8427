package org.dealdesk.notification.mail;

import org.dealdesk.policy.life.Policies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Mail is on where a mail server is configured; what is missing then stops the start. */
@Configuration(proxyBeanMethods = false)
@WhenMailIsOn
class MailConfiguration {

    @Bean
    MailSettings mailSettings(Environment environment) {
        return MailSettings.of(environment);
    }

    @Bean
    DigestDays digestDays(MailSettings settings, Policies policies) {
        return new DigestDays(settings.digestAt(), () -> settings.zone().orElseGet(policies::zone));
    }
}

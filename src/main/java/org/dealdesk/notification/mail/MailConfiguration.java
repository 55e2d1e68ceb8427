package org.dealdesk.notification.mail;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.dealdesk.policy.life.Policies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

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

    /** Finds the text templates for the engine that also prints the pages. Its own resolver finds those in HTML. */
    @Bean
    static ITemplateResolver mailTexts() {
        ClassLoaderTemplateResolver texts = new ClassLoaderTemplateResolver(MailConfiguration.class.getClassLoader());
        texts.setOrder(1);
        texts.setPrefix("templates/");
        texts.setResolvablePatterns(Set.of("mail/*.txt"));
        texts.setTemplateMode(TemplateMode.TEXT);
        texts.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return texts;
    }
}

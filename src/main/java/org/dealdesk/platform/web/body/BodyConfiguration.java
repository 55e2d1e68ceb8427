package org.dealdesk.platform.web.body;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.dealdesk.platform.problem.Problems;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the limits in front of everything that might read a body. */
@Configuration
class BodyConfiguration {

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(Problems problems) {
        FilterRegistrationBean<BodyLimit> filter = new FilterRegistrationBean<>(new BodyLimit(problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        filter.setAsyncSupported(true);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadBodies() {
        return server -> server.addEngineValves(new UnreadBodies());
    }
}

package org.dealdesk.access.session;

import org.dealdesk.platform.web.Cookies;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.ConversionService;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.support.TransactionOperations;

/** Sessions are rows, which all nodes share; Flyway makes the tables. */
@Configuration
@EnableJdbcHttpSession
class SessionConfiguration {

    /** Each statement stands alone: of a session without its attributes there is no sign-in. */
    @Bean
    TransactionOperations springSessionTransactionOperations() {
        return TransactionOperations.withoutTransaction();
    }

    @Bean
    ConversionService springSessionConversionService() {
        return SessionJson.conversion();
    }

    /** The row goes at the absolute age; a session that was not used for some time is refused before. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionAge(SessionLimits limits) {
        return sessions -> sessions.setDefaultMaxInactiveInterval(limits.absolute());
    }

    @Bean
    @Primary
    SessionRepository<?> untouchedSessions(@Qualifier("sessionRepository") JdbcIndexedSessionRepository sessions) {
        return untouched(sessions);
    }

    private static <S extends org.springframework.session.Session> SessionRepository<?> untouched(
            SessionRepository<S> sessions) {
        return new UntouchedSessions<>(sessions);
    }

    @Bean
    CookieSerializer sessionCookie(Cookies cookies) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(cookies.name(Sessions.COOKIE));
        cookie.setCookiePath(cookies.path());
        cookie.setUseSecureCookie(cookies.areSecure());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }
}

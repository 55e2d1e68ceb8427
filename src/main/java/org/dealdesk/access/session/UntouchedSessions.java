package org.dealdesk.access.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Sessions whose last access is not written with every request: {@link Sessions} notes uses itself, because background refreshes do not
 * count. So most requests write no row.
 */
final class UntouchedSessions<S extends Session> implements SessionRepository<UntouchedSessions.Untouched<S>> {

    private final SessionRepository<S> stored;

    UntouchedSessions(SessionRepository<S> stored) {
        this.stored = stored;
    }

    @Override
    public Untouched<S> createSession() {
        return new Untouched<>(stored.createSession());
    }

    @Override
    public void save(Untouched<S> session) {
        stored.save(session.session());
    }

    @Override
    public Untouched<S> findById(String id) {
        S found = stored.findById(id);
        return found == null ? null : new Untouched<>(found);
    }

    @Override
    public void deleteById(String id) {
        stored.deleteById(id);
    }

    /** A session that keeps its first time of access. */
    record Untouched<S extends Session>(S session) implements Session {

        @Override
        public void setLastAccessedTime(Instant time) {
            // See above.
        }

        @Override
        public String getId() {
            return session.getId();
        }

        @Override
        public String changeSessionId() {
            return session.changeSessionId();
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // Spring Session's signature
        public <T> T getAttribute(String name) {
            return session.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return session.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            session.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            session.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return session.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return session.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            session.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return session.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return session.isExpired();
        }
    }
}

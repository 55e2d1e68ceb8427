package org.dealdesk.desk.profile;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.access.session.OpenSession;
import org.dealdesk.access.session.SessionAdministration;
import org.dealdesk.access.session.Sessions;
import org.dealdesk.desk.Viewer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The viewer's open sessions. */
@Component
@Order(10)
class SessionSection implements ProfileSection {

    private final SessionAdministration sessions;

    SessionSection(SessionAdministration sessions) {
        this.sessions = sessions;
    }

    /** A session as it is listed. */
    record Row(String id, String browser, Viewer.Moment since, Viewer.Moment lastUse, boolean current) {}

    @Override
    public String fragment() {
        return "profile :: sessions";
    }

    @Override
    public List<Row> model(Viewer viewer, HttpServletRequest request) {
        return sessions
                .page(viewer.caller(), viewer.caller().id(), "", Sessions.MOST * 2, Sessions.id(request))
                .stream()
                .map(session -> row(session, viewer))
                .toList();
    }

    private static Row row(OpenSession session, Viewer viewer) {
        return new Row(
                session.id(),
                session.browser(),
                viewer.moment(session.since()),
                viewer.moment(session.lastUse()),
                session.current());
    }
}

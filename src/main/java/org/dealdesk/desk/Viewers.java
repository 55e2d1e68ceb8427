package org.dealdesk.desk;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Knows who looks at a page. The browser tells its time zone in a cookie; until it has, the business's own is used. */
@Component
public class Viewers {

    private static final String ZONE_COOKIE = "zone";
    private static final int LONGEST_ZONE = 60;

    private final Policies policies;

    Viewers(Policies policies) {
        this.policies = policies;
    }

    /** The signed-in person; pages that call this require a sign-in. */
    public Viewer of(HttpServletRequest request) {
        Person person = FreshCaller.in(request)
                .orElseThrow(() -> new Refusal(ProblemType.UNAUTHENTICATED, "Sign in to see this page"));
        return new Viewer(person, Caller.of(person), zone(request));
    }

    /** The same for pages on which deals are written. */
    public Viewer rep(HttpServletRequest request) {
        Viewer viewer = of(request);
        if (!viewer.caller().is(Role.SALES_REP)) {
            throw new Refusal(ProblemType.FORBIDDEN, "Only sales reps write deals");
        }
        return viewer;
    }

    /** The zone that the browser told, or else the business's own. */
    ZoneId zone(HttpServletRequest request) {
        return told(request).orElseGet(policies::zone);
    }

    private static Optional<ZoneId> told(HttpServletRequest request) {
        Cookie told = WebUtils.getCookie(request, ZONE_COOKIE);
        if (told == null || told.getValue().length() > LONGEST_ZONE) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(told.getValue().replace("%2F", "/")));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}

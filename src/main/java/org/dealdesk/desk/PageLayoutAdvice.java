package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.dealdesk.access.setup.SetUp;
import org.dealdesk.policy.life.Policies;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page what surrounds it. */
@ControllerAdvice(basePackageClasses = PageLayoutAdvice.class)
class PageLayoutAdvice {

    private final Policies policies;
    private final Viewers viewers;
    private final SetUp setUp;

    PageLayoutAdvice(Policies policies, Viewers viewers, SetUp setUp) {
        this.policies = policies;
        this.viewers = viewers;
        this.setUp = setUp;
    }

    /** Whether the page says how the first administrator gets in. */
    @ModelAttribute("setUpPending")
    boolean setUpPending(HttpServletRequest request) {
        return FreshCaller.in(request).isEmpty() && setUp.isPending();
    }

    /** The name of a time zone, looked up only where a page shows it: without a policy in force there is no business zone. */
    record ZoneName(Supplier<ZoneId> zone) {

        @Override
        public String toString() {
            return zone.get().getId();
        }
    }

    /** The zone of business days. */
    @ModelAttribute("days")
    ZoneName days() {
        return new ZoneName(policies::zone);
    }

    /** The zone in which the page shows times. */
    @ModelAttribute("zone")
    ZoneName zone(HttpServletRequest request) {
        return new ZoneName(() -> viewers.zone(request));
    }

    @ModelAttribute("shell")
    PageLayout shell(HttpServletRequest request) {
        return PageLayout.of(request);
    }
}

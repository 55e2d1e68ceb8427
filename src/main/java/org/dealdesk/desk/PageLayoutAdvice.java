package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.policy.life.Policies;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page what surrounds it. */
@ControllerAdvice(basePackageClasses = PageLayoutAdvice.class)
class PageLayoutAdvice {

    private final Policies policies;

    PageLayoutAdvice(Policies policies) {
        this.policies = policies;
    }

    /** The zone of business days, which is asked for only where a page names it: there may be no policy yet. */
    record BusinessZone(Policies policies) {

        @Override
        public String toString() {
            return policies.zone().getId();
        }
    }

    @ModelAttribute("days")
    BusinessZone days() {
        return new BusinessZone(policies);
    }

    @ModelAttribute("shell")
    PageLayout shell(HttpServletRequest request) {
        return PageLayout.of(request);
    }
}

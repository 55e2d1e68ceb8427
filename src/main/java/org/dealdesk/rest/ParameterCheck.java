package org.dealdesk.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.rest.openapi.DescribedParameters;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses query parameters that a call does not have, and those given twice: a typo must not become a default. */
@Component
class ParameterCheck implements HandlerInterceptor, WebMvcConfigurer {

    private final DescribedParameters described;

    ParameterCheck(DescribedParameters described) {
        this.described = described;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (request.getQueryString() != null && pattern != null) {
            described.of(request.getMethod(), pattern.toString()).ifPresent(names -> check(request, names));
        }
        return true;
    }

    private static void check(HttpServletRequest request, Set<String> names) {
        Faults faults = new Faults();
        request.getParameterMap().forEach((name, values) -> {
            if (!names.contains(name)) {
                faults.add("/" + name, InvalidInput.UNKNOWN_PROPERTY, "is not a parameter of this call");
            } else if (values.length > 1) {
                faults.add("/" + name, "duplicate", "is given more than once");
            }
        });
        faults.refuseIfAny();
    }
}

package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page what surrounds it. */
@ControllerAdvice(basePackageClasses = ShellAdvice.class)
class ShellAdvice {

    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request) {
        return Shell.of(request);
    }
}

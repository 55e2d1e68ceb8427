package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.web.Address;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.ModelAndView;

/**
 * A form that needs a recent sign-in comes back to its sender as hidden fields, with a field for the password. When the password, or a passkey, is right, the form
 * goes on to where it was sent. Passwords that the form itself held do not come back.
 */
public final class SignInAgain {

    /** The page that asks for the password. */
    public static final String VIEW = "sign-in-again";

    /** Where the form was sent to. */
    public static final String TO = "again-to";

    /** The password that proves who sends it. */
    public static final String PASSWORD = "again-password";

    /** The passkey that does so in its place, as the browser has it. */
    public static final String PASSKEY = "again-passkey";

    private static final URI TYPE = Problems.of(ProblemType.SIGN_IN_AGAIN, null).getType();
    private static final Set<String> LEFT_OUT = Set.of("_csrf", TO, PASSWORD, PASSKEY, "password", "current");
    private static final Pattern ADDRESS = Pattern.compile("/[a-z][A-Za-z0-9/_@-]*(?:\\.[A-Za-z0-9/_@-]+)*");

    private SignInAgain() {}

    static boolean isAsked(ProblemDetail problem, HttpServletRequest request) {
        return problem.getType().equals(TYPE) && request.getMethod().equals("POST");
    }

    /** Puts the form into the page's model. */
    public static void fill(ModelAndView page, HttpServletRequest request) {
        String to = request.getParameter(TO);
        page.addObject("to", to == null ? Address.of(request).path() : to);
        page.addObject("kept", fields(request));
    }

    /** Whether a form may go on to this address of a page. */
    public static boolean leadsTo(String address) {
        return address != null && ADDRESS.matcher(address).matches();
    }

    private static List<SubmittedForm.Field> fields(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !LEFT_OUT.contains(field.getKey()))
                .flatMap(field ->
                        Stream.of(field.getValue()).map(value -> new SubmittedForm.Field(field.getKey(), value)))
                .toList();
    }
}

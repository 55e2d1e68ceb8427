package org.dealdesk.desk.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.platform.web.Origins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Forms that outlive their session. */
class FormsAcrossSignInTests {

    /** What the check of the origin leaves in the request. */
    private static final String FROM_OWN_PAGE = Origins.class.getName();

    @Test
    void bringsAFormBackToItsPage() {
        MockHttpServletRequest sent = form("/deals/D-000001?from=1");
        sent.addParameter("comment", " Two\r\nlines ");
        sent.addParameter("value", "1", "", "3");
        sent.addParameter("_csrf", "old");

        MockHttpServletRequest again = back(sent);
        assertThat(again.getParameterMap()).doesNotContainKeys("_csrf", "typed._csrf");
        assertThat(FormsAcrossSignIn.open(again, "rep")).contains("/deals/D-000001?from=1");

        SubmittedForm typed = FormsAcrossSignIn.of(again).orElseThrow();
        assertThat(typed.address()).isEqualTo("/deals/D-000001/reviews/1");
        assertThat(typed.text("comment")).isEqualTo("Two\nlines");
        assertThat(typed.count("value")).isEqualTo(3);
        assertThat(typed.at("value", 1)).isNull();
        assertThat(typed.at("value", 2)).isEqualTo("3");
        assertThat(typed.text("nothing")).isNull();
        assertThat(FormsAcrossSignIn.of(form("/deals/D-000001"))).isEmpty();
    }

    @Test
    void goesOnComingBackWhileThePasswordIsWrong() {
        MockHttpServletRequest once = back(form("/deals/new"));
        once.addParameter("name", "rep");
        once.addParameter("password", "guess");
        MockHttpServletRequest twice = back(once);
        assertThat(twice.getParameterMap()).doesNotContainKeys("name", "password", "typed.name", "typed.password");
        assertThat(FormsAcrossSignIn.open(twice, "rep")).contains("/deals/new");
    }

    @Test
    void keepsNothingInTheSession() {
        MockHttpServletRequest sent = form("/deals/D-000001");
        FormsAcrossSignIn.open(back(sent), "rep");
        assertThat(FormsAcrossSignIn.hidden(sent)).isNotEmpty();
        assertThat(sent.getSession(false)).isNull();
    }

    @Test
    void isForThePersonWhoTypedItAlone() {
        MockHttpServletRequest again = back(form("/deals/new"));
        assertThat(FormsAcrossSignIn.open(again, "rep2")).isEmpty();
        assertThat(FormsAcrossSignIn.of(again)).isEmpty();

        MockHttpServletRequest unnamed = form("/deals/new");
        unnamed.removeParameter(FormsAcrossSignIn.TYPIST);
        assertThat(FormsAcrossSignIn.hidden(unnamed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "deals",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "https://elsewhere.example",
                "/deals/new#b",
                "/deals/a b",
                "/deals/../actuator",
                "/api/v1/me",
                "/actuator/metrics",
                "/sign-out",
                "/deals/import/preview"
            })
    void leadsNowhereElse(String page) {
        assertThat(FormsAcrossSignIn.hidden(form(page))).isEmpty();
        MockHttpServletRequest forged = back(form("/deals/new"));
        forged.setParameter("typed.page", page);
        assertThat(FormsAcrossSignIn.open(forged, "rep")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void showsNothingThatAnotherSiteSends(boolean own) {
        MockHttpServletRequest sent = form("/deals/D-000001");
        sent.addParameter("comment", "said");
        sent.setAttribute(FROM_OWN_PAGE, own);
        assertThat(FormsAcrossSignIn.hidden(sent).isEmpty()).isEqualTo(!own);
        assertThat(FormsAcrossSignIn.comment(sent).isPresent()).isEqualTo(own);

        MockHttpServletRequest again = back(form("/deals/D-000001"));
        again.setAttribute(FROM_OWN_PAGE, own);
        assertThat(FormsAcrossSignIn.open(again, "rep").isPresent()).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({"x, 15000, true", "x, 15361, false", "ö, 2500, true", "ö, 2600, false"})
    void comesBackToAStrangerAsFarAsItCanBeSentAgain(String letter, int count, boolean shown) {
        MockHttpServletRequest sent = form("/deals/D-000001");
        sent.addParameter("comment", letter.repeat(count));
        assertThat(FormsAcrossSignIn.hidden(sent).isEmpty()).isEqualTo(!shown);
    }

    private static MockHttpServletRequest form(String page) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/deals/D-000001/reviews/1");
        request.setAttribute(FROM_OWN_PAGE, true);
        request.addParameter(FormsAcrossSignIn.PAGE, page);
        request.addParameter(FormsAcrossSignIn.TYPIST, "rep");
        return request;
    }

    /** What the browser sends when the hidden fields go back. */
    private static MockHttpServletRequest back(MockHttpServletRequest sent) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/sign-in");
        request.setAttribute(FROM_OWN_PAGE, true);
        FormsAcrossSignIn.hidden(sent).forEach(field -> request.addParameter(field.name(), field.value()));
        return request;
    }
}

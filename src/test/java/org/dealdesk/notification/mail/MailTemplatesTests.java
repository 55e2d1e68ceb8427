package org.dealdesk.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dealdesk.notification.mail.MailTemplates.Line;
import org.dealdesk.notification.mail.MailTemplates.Printed;
import org.dealdesk.notification.mail.MailTemplates.Section;
import org.junit.jupiter.api.Test;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Both forms of a mail say the same, and no name becomes markup. */
class MailTemplatesTests {

    private static final String HOSTILE = "<script>alert('x')</script>&\"[[${1+1}]][(${1+1})]";
    private static final String ESCAPED = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;";

    private final MailTemplates templates = new MailTemplates(engine());

    /** As Spring Boot builds it: its resolver of pages, and that of the mails' texts. */
    private static ITemplateEngine engine() {
        ClassLoaderTemplateResolver pages = new ClassLoaderTemplateResolver();
        pages.setPrefix("templates/");
        pages.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.addTemplateResolver(pages);
        engine.addTemplateResolver(MailConfiguration.mailTexts());
        return engine;
    }

    @Test
    void printsANotice() {
        Printed printed = templates.notice(new MailText(
                new MailText.SubjectLine("D-000123", "Finance review"),
                "This deal needs Finance approval.",
                "Acme: Rollout",
                List.of(new MailText.Fact("Deal", "Rollout"), new MailText.Fact("Customer", "שלום")),
                List.of("12 % is low"),
                new MailText.Quote("Frankie, for Finance", "one\ntwo"),
                "https://deals.example.com/deals/D-000123"));
        assertThat(printed.text()).isEqualTo("""
                This deal needs Finance approval.

                Deal: Rollout
                Customer: \u2068שלום\u2069

                Policy exceptions:
                - 12 % is low

                Frankie, for Finance:
                > one
                > two

                https://deals.example.com/deals/D-000123

                --
                Opening this link does not approve anything. Choose in Dealdesk whether you get one email per event, one a day, or none.
                """);
        assertThat(printed.html())
                .contains("<bdi>שלום</bdi>", "<li>12 % is low</li>", ">one\ntwo</blockquote>")
                .contains("<a href=\"https://deals.example.com/deals/D-000123\">");
    }

    @Test
    void printsTheDay() {
        Printed printed = templates.digest(
                "3 notices about 2 matters",
                List.of(
                        new Section(
                                "D-000123 Acme: Rollout",
                                "Now in review",
                                "https://deals.example.com/deals/D-000123",
                                List.of(
                                        new Line("2026-11-23 09:00", "This deal needs Finance approval.", null),
                                        new Line(
                                                "2026-11-23 10:00",
                                                "Robin commented on the deal.",
                                                new MailText.Quote("Robin", "why?")))),
                        new Section(
                                "Delegations",
                                "",
                                "https://deals.example.com/",
                                List.of(new Line("2026-11-23 11:00", "Frankie puts you in their place.", null)))));
        assertThat(printed.text()).isEqualTo("""
                3 notices about 2 matters since the last daily email

                D-000123 Acme: Rollout
                Now in review
                - 2026-11-23 09:00: This deal needs Finance approval.
                - 2026-11-23 10:00: Robin commented on the deal.
                  Robin:
                  > why?
                https://deals.example.com/deals/D-000123

                Delegations
                - 2026-11-23 11:00: Frankie puts you in their place.
                https://deals.example.com/

                --
                Opening a link does not approve anything. Choose in Dealdesk whether you get one email per event, one a day, or none.
                """);
        assertThat(printed.html()).contains("Now in review", "why?</blockquote>", "Delegations");
    }

    @Test
    void printsWhatPeopleWroteAsItIs() {
        MailText.Quote quote = new MailText.Quote(HOSTILE, HOSTILE);
        Printed notice = templates.notice(new MailText(
                new MailText.SubjectLine(HOSTILE, HOSTILE),
                HOSTILE,
                HOSTILE,
                List.of(new MailText.Fact(HOSTILE, HOSTILE)),
                List.of(HOSTILE),
                quote,
                "https://deals.example.com/deals/D-000123"));
        Printed digest = templates.digest(
                HOSTILE,
                List.of(new Section(HOSTILE, HOSTILE, "https://x/", List.of(new Line(HOSTILE, HOSTILE, quote)))));
        for (Printed printed : List.of(notice, digest)) {
            assertThat(printed.html()).doesNotContain("<script").contains(ESCAPED + "[[${1+1}]][(${1+1})]");
            assertThat(printed.text()).contains(HOSTILE);
        }
    }
}

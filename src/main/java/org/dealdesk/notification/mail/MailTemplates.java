package org.dealdesk.notification.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dealdesk.notification.recipient.MailPhrases;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Prints notices as text and as HTML, from the templates in {@code templates/mail}. */
@Component
@WhenMailIsOn
class MailTemplates {

    private final ITemplateEngine engine;

    MailTemplates(ITemplateEngine engine) {
        this.engine = engine;
    }

    /** A mail's two forms, which say the same. */
    record Printed(String text, String html) {}

    /** What a daily mail says of one deal, or of what is about none. */
    record Section(String title, String status, String link, List<Line> lines) {}

    /** One notice of several. */
    record Line(String at, String sentence, MailText.Quote quote) {}

    Printed notice(MailText notice) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("headline", notice.headline());
        List<Map<String, Object>> facts = new ArrayList<>();
        for (MailText.Fact fact : notice.facts()) {
            facts.add(
                    Map.of("label", fact.label(), "value", fact.value(), "plain", MailPhrases.isolated(fact.value())));
        }
        model.put("facts", facts);
        model.put("reasons", notice.reasons());
        model.put("quote", quote(notice.quote()));
        model.put("link", notice.link());
        return print("notice", model);
    }

    Printed digest(String headline, List<Section> sections) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("headline", headline);
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Section section : sections) {
            parts.add(Map.of(
                    "title", section.title(),
                    "status", section.status(),
                    "link", section.link(),
                    "lines", section.lines().stream().map(MailTemplates::line).toList()));
        }
        model.put("sections", parts);
        return print("digest", model);
    }

    private static Map<String, Object> line(Line line) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("at", line.at());
        model.put("sentence", line.sentence());
        model.put("quote", quote(line.quote()));
        return model;
    }

    private static Map<String, Object> quote(MailText.Quote quote) {
        if (quote == null) {
            return null;
        }
        List<String> lines = quote.text()
                .lines()
                .map(line -> "> " + MailPhrases.isolated(line))
                .toList();
        return Map.of(
                "author", quote.author(),
                "plainAuthor", MailPhrases.isolated(quote.author()),
                "text", quote.text(),
                "lines", lines);
    }

    private Printed print(String template, Map<String, Object> model) {
        Context context = new Context(Locale.ENGLISH, model);
        return new Printed(
                engine.process("mail/" + template + ".txt", context), engine.process("mail/" + template, context));
    }
}

package org.dealdesk.notification.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.notification.mail.MailTemplates.Line;
import org.dealdesk.notification.mail.MailTemplates.Printed;
import org.dealdesk.notification.mail.MailTemplates.Section;
import org.dealdesk.notification.recipient.MailPhrases;
import org.dealdesk.notification.recipient.Recipient;
import org.dealdesk.platform.json.CanonicalJson;
import org.springframework.stereotype.Component;

/** Writes to one person: of one record, or of all that a day has brought. */
@Component
@WhenMailIsOn
class MailComposer {

    private static final int TELLING = 24;
    private static final int QUOTE_IN_DIGEST = 500;

    private final MailContexts contexts;
    private final MailTemplates templates;

    MailComposer(MailContexts contexts, MailTemplates templates) {
        this.contexts = contexts;
        this.templates = templates;
    }

    MailMessage about(HistoryRecord record, Recipient recipient) {
        MailText notice = MailWording.of(contexts.begin().of(record, recipient));
        Printed printed = templates.notice(notice);
        return new MailMessage(
                id(record, recipient),
                thread(record),
                recipient.address().orElseThrow(),
                notice.subject(),
                printed.text(),
                printed.html());
    }

    MailMessage digest(String digest, Recipient recipient, List<HistoryRecord> records) {
        List<Section> sections = sections(records, recipient);
        String headline =
                "%s about %s".formatted(counted(records.size(), "notice"), counted(sections.size(), "matter"));
        Printed printed = templates.digest(headline, sections);
        return new MailMessage(
                "digest." + digest,
                "digest." + telling(recipient.id()),
                recipient.address().orElseThrow(),
                "[Dealdesk] " + headline,
                printed.text(),
                printed.html());
    }

    private List<Section> sections(List<HistoryRecord> records, Recipient recipient) {
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        Map<String, Section> sections = new LinkedHashMap<>();
        MailContexts.Reading reading = contexts.begin();
        for (HistoryRecord record : records) {
            MailContext context = reading.of(record, recipient);
            MailText notice = MailWording.of(context);
            List<Line> known = lines.computeIfAbsent(record.stream(), stream -> new ArrayList<>());
            known.add(new Line(
                    MailPhrases.minute(record.recordedAt(), context.zone()),
                    notice.headline(),
                    shortened(notice.quote())));
            sections.put(record.stream(), section(context, notice, known));
        }
        return List.copyOf(sections.values());
    }

    private static Section section(MailContext context, MailText notice, List<Line> lines) {
        if (context.deal() == null) {
            return new Section("Delegations", "", notice.link(), lines);
        }
        String status = context.deal().status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Section(notice.tag() + " " + notice.about(), "Now " + status, notice.link(), lines);
    }

    private static MailText.Quote shortened(MailText.Quote quote) {
        return quote == null
                ? null
                : new MailText.Quote(quote.author(), MailPhrases.prose(quote.text(), QUOTE_IN_DIGEST));
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Of one record to one person there is one id, however often it is sent. */
    private static String id(HistoryRecord record, Recipient recipient) {
        String about = record.deal() == null ? "people" : record.deal();
        return about + "." + record.seq() + "." + telling(record.stream() + " " + record.seq() + " " + recipient.id());
    }

    private static String thread(HistoryRecord record) {
        return record.deal() == null ? "people." + telling(record.stream()) : record.deal();
    }

    private static String telling(String text) {
        return CanonicalJson.sha256(text).substring(0, TELLING);
    }
}

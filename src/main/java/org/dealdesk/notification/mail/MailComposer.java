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

    private final MailContexts scenes;
    private final MailTemplates stationery;

    MailComposer(MailContexts scenes, MailTemplates stationery) {
        this.scenes = scenes;
        this.stationery = stationery;
    }

    MailMessage about(HistoryRecord record, Recipient reader) {
        MailText notice = MailWording.of(scenes.begin().of(record, reader));
        Printed printed = stationery.notice(notice);
        return new MailMessage(
                id(record, reader),
                thread(record),
                reader.address().orElseThrow(),
                notice.subject(),
                printed.text(),
                printed.html());
    }

    MailMessage digest(String digest, Recipient reader, List<HistoryRecord> records) {
        List<Section> sections = sections(records, reader);
        String headline =
                "%s about %s".formatted(counted(records.size(), "notice"), counted(sections.size(), "matter"));
        Printed printed = stationery.digest(headline, sections);
        return new MailMessage(
                "digest." + digest,
                "digest." + telling(reader.id()),
                reader.address().orElseThrow(),
                "[Dealdesk] " + headline,
                printed.text(),
                printed.html());
    }

    private List<Section> sections(List<HistoryRecord> records, Recipient reader) {
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        Map<String, Section> sections = new LinkedHashMap<>();
        MailContexts.Reading reading = scenes.begin();
        for (HistoryRecord record : records) {
            MailContext scene = reading.of(record, reader);
            MailText notice = MailWording.of(scene);
            List<Line> known = lines.computeIfAbsent(record.stream(), stream -> new ArrayList<>());
            known.add(new Line(
                    MailPhrases.minute(record.recordedAt(), scene.zone()),
                    notice.headline(),
                    shortened(notice.quote())));
            sections.put(record.stream(), section(scene, notice, known));
        }
        return List.copyOf(sections.values());
    }

    private static Section section(MailContext scene, MailText notice, List<Line> lines) {
        if (scene.deal() == null) {
            return new Section("Delegations", "", notice.link(), lines);
        }
        String status = scene.deal().status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
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
    private static String id(HistoryRecord record, Recipient reader) {
        String about = record.deal() == null ? "people" : record.deal();
        return about + "." + record.seq() + "." + telling(record.stream() + " " + record.seq() + " " + reader.id());
    }

    private static String thread(HistoryRecord record) {
        return record.deal() == null ? "people." + telling(record.stream()) : record.deal();
    }

    private static String telling(String text) {
        return CanonicalJson.sha256(text).substring(0, TELLING);
    }
}

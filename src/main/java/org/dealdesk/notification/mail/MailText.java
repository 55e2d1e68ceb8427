package org.dealdesk.notification.mail;

import java.util.List;

/**
 * What a person is told of one record, in words that both forms of a mail share. All of it is harmless to print, but not yet to put
 * into HTML.
 *
 * @param tag what it is about, as subjects begin
 * @param title the rest of the subject
 * @param headline what happened, in a sentence
 * @param about the deal in a few words; empty where it is about none
 * @param reasons why this person is asked
 * @param quote what somebody wrote, or null
 */
record MailText(
        String tag,
        String title,
        String headline,
        String about,
        List<Fact> facts,
        List<String> reasons,
        Quote quote,
        String link) {

    /** A value with its name. */
    record Fact(String label, String value) {}

    /** Something that was written by a person. */
    record Quote(String author, String text) {}

    String subject() {
        return "[" + tag + "] " + title;
    }
}

package org.dealdesk.notification.mail;

import java.util.List;

/**
 * What a person is told of one record, in words that both forms of a mail share. All of it is harmless to print, but not yet to put
 * into HTML.
 *
 * @param headline what happened, in a sentence
 * @param about the deal in a few words; empty where it is about none
 * @param reasons why this person is asked
 * @param quote the comment, or null
 */
record MailText(
        SubjectLine subjectLine,
        String headline,
        String about,
        List<Fact> facts,
        List<String> reasons,
        Quote quote,
        String link) {

    /**
     * The subject of the mail.
     *
     * @param tag what the mail is about
     */
    record SubjectLine(String tag, String title) {

        @Override
        public String toString() {
            return "[" + tag + "] " + title;
        }
    }

    /** A value with its name. */
    record Fact(String label, String value) {}

    /** Something that was written by a person. */
    record Quote(String author, String text) {}

    String tag() {
        return subjectLine.tag();
    }

    String subject() {
        return subjectLine.toString();
    }
}

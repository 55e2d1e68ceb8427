package org.dealdesk.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.history.EventType;
import org.dealdesk.notification.recipient.Records;
import org.dealdesk.policy.ApprovalFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail says, and which readers get less of it. */
class MailWordingTests {

    private static final MailContext.Asked FINANCE = new MailContext.Asked(
            ApprovalFunction.FINANCE, Instant.parse("2026-11-24T22:00:00Z"), List.of("12 % is low"));

    private static MailContext.Subject deal(String name, String customer, boolean showsMargin) {
        return new MailContext.Subject(
                "D-000123",
                name,
                customer,
                "Robin Rep",
                DealStatus.IN_REVIEW,
                new MailContext.Amounts(new BigDecimal("120000.0000"), "USD", new BigDecimal("31.00"), showsMargin));
    }

    private static MailContext scene(
            EventType type, String data, MailContext.Asked asked, MailContext.Said said, MailContext.Paid paid) {
        return scene(type, data, deal("Rollout", "Acme", asked != null), asked, said, paid);
    }

    private static MailContext scene(
            EventType type,
            String data,
            MailContext.Subject deal,
            MailContext.Asked asked,
            MailContext.Said said,
            MailContext.Paid paid) {
        return new MailContext(
                Records.of(type, "finance", data),
                "Frankie Finance",
                deal,
                new MailContext.Circumstances(asked, said, paid, List.of()),
                ZoneId.of("America/New_York"),
                "https://deals.example.com/deals/D-000123");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REVIEW_OPENED       | [D-000123] Finance approval needed: Acme, net 120,000.00 USD, due 2026-11-24
            REVIEW_REMINDED     | [D-000123] Reminder, Finance review: Acme, net 120,000.00 USD, due 2026-11-24
            REVIEW_ESCALATED    | [D-000123] Overdue, Finance review: Acme, net 120,000.00 USD, due 2026-11-24
            REVIEW_ASSIGNED     | [D-000123] Assigned to you, Finance review: Acme, net 120,000.00 USD, due 2026-11-24
            REVIEW_UNASSIGNABLE | [D-000123] No eligible approver, Finance review: Acme, net 120,000.00 USD, due 2026-11-24
            """)
    void saysAReviewInTheSubject(EventType type, String subject) {
        MailText notice = MailWording.of(scene(type, "{}", FINANCE, null, null));
        assertThat(notice.subject()).isEqualTo(subject);
        assertThat(notice.reasons()).containsExactly("12 % is low");
        assertThat(notice.facts())
                .contains(
                        new MailText.Fact("Gross margin", "31.00 %"),
                        new MailText.Fact("Due", "2026-11-24 17:00 America/New_York"));
    }

    @Test
    void saysWhatChangedUnderAnApprovalThatCarriedOver() {
        MailContext plain = scene(EventType.APPROVAL_CARRIED_OVER, "{\"function\": \"FINANCE\"}", null, null, null);
        MailContext changed = new MailContext(
                plain.record(),
                plain.actor(),
                plain.deal(),
                new MailContext.Circumstances(
                        null,
                        null,
                        null,
                        List.of(new MailContext.Change("Total contract value", "48,000.00 USD", "50,000.00 USD"))),
                plain.zone(),
                plain.link());

        MailText notice = MailWording.of(changed);
        assertThat(notice.subject()).contains("Your approval was carried over to revision");
        assertThat(notice.headline()).contains("for Finance", "you are not asked again", "What changed is below");
        assertThat(notice.facts())
                .contains(new MailText.Fact("Total contract value", "48,000.00 USD \u2192 50,000.00 USD"));
        assertThat(MailWording.of(plain).headline()).contains("No amounts or values changed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CHANGES_REQUESTED | [D-000123] Changes requested: Acme, net 120,000.00 USD
            DEAL_REJECTED     | [D-000123] Rejected: Acme, net 120,000.00 USD
            DEAL_APPROVED     | [D-000123] Approved: Acme, net 120,000.00 USD
            DEAL_EXPIRED      | [D-000123] Approval expired: Acme, net 120,000.00 USD
            DEAL_WITHDRAWN    | [D-000123] Withdrawn: Acme, net 120,000.00 USD
            DEAL_WON          | [D-000123] Won: Acme, net 120,000.00 USD
            WIN_REFUSED       | [D-000123] Win refused: Acme, net 120,000.00 USD
            DEAL_LOST         | [D-000123] Lost: Acme, net 120,000.00 USD
            COMMENTED         | [D-000123] Comment by Frankie Finance: Acme, net 120,000.00 USD
            OWNER_CHANGED     | [D-000123] New owner: Acme, net 120,000.00 USD
            """)
    void saysWhatBecameOfADealWithoutMarginsToWhomTheyAreHidden(EventType type, String subject) {
        MailText notice = MailWording.of(scene(type, "{}", null, null, null));
        assertThat(notice.subject()).isEqualTo(subject);
        assertThat(notice.facts()).extracting(MailText.Fact::label).doesNotContain("Gross margin");
    }

    @Test
    void quotesWhoDecidedAndSaysACounterOffer() {
        MailContext.Said said = new MailContext.Said("Frankie Finance", ApprovalFunction.FINANCE, "Too\r\nlow", true);
        MailText notice = MailWording.of(scene(EventType.CHANGES_REQUESTED, "{}", null, said, null));
        assertThat(notice.subjectLine().title()).startsWith("Counter-offer: ");
        assertThat(notice.headline())
                .isEqualTo("Frankie Finance makes a counter-offer, which you may accept or answer.");
        assertThat(notice.quote()).isEqualTo(new MailText.Quote("Frankie Finance, for Finance", "Too\nlow"));
    }

    @Test
    void saysWhatBecameOfTheCommission() {
        MailText notice = MailWording.of(scene(
                EventType.DEAL_WON,
                "{}",
                null,
                null,
                new MailContext.Paid("earned", new BigDecimal("298.7200"), "USD")));
        assertThat(notice.facts()).contains(new MailText.Fact("Commission earned", "298.72 USD"));
    }

    @Test
    void saysUntilWhenThereIsTime() {
        assertThat(MailWording.of(scene(EventType.DEAL_REJECTED, "{\"appealUntil\": \"2026-12-01\"}", null, null, null))
                        .facts())
                .contains(new MailText.Fact("Appeal deadline", "2026-12-01"));
        assertThat(MailWording.of(scene(EventType.DEAL_APPROVED, "{\"expiresOn\": \"2027-01-01\"}", null, null, null))
                        .facts())
                .contains(new MailText.Fact("Approval expires", "2027-01-01"));
    }

    @Test
    void saysADelegation() {
        String data =
                "{\"to\": \"legal2\", \"function\": \"FINANCE\", \"from\": \"2026-12-21\", \"until\": \"2027-01-04\"}";
        MailText given = MailWording.of(scene(EventType.DELEGATED, data, null, null, null, null));
        assertThat(given.subject())
                .isEqualTo("[Dealdesk] Delegation from Frankie Finance, Finance, 2026-12-21 to 2027-01-04");
        assertThat(given.headline())
                .isEqualTo("Frankie Finance delegates Finance approvals to you, 2026-12-21 to 2027-01-04.");
        assertThat(MailWording.of(scene(EventType.DELEGATION_ENDED, data, null, null, null, null))
                        .headline())
                .startsWith("Frankie Finance has revoked your delegation for Finance");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Acme\\r\\nBcc: all@example.com | Acme Bcc: all@example.com
            Acme\\u2028Subject: x         | Acme Subject: x
            Acme\\u202Egnp.exe            | Acme gnp.exe
            שלום                          | \\u2068שלום\\u2069
            """)
    void letsNoNameLeaveItsPlace(String customer, String inSubject) {
        MailContext.Subject hostile = deal(unicode(customer), unicode(customer), true);
        MailText notice = MailWording.of(scene(EventType.REVIEW_OPENED, "{}", hostile, FINANCE, null, null));
        assertThat(notice.subject())
                .isEqualTo("[D-000123] Finance approval needed: " + unicode(inSubject)
                        + ", net 120,000.00 USD, due 2026-11-24");
    }

    @Test
    void cutsLongNamesInTheSubjectAlone() {
        MailContext.Subject longest = deal("n".repeat(200), "c".repeat(200), true);
        MailText notice = MailWording.of(scene(EventType.REVIEW_OPENED, "{}", longest, FINANCE, null, null));
        assertThat(notice.subject()).contains("c".repeat(59) + "…, net").hasSizeLessThan(160);
        assertThat(notice.facts())
                .contains(new MailText.Fact("Deal", "n".repeat(200)), new MailText.Fact("Customer", "c".repeat(200)));
    }

    /** As Java reads the escapes of a source, which a table in a text block leaves alone. */
    private static String unicode(String text) {
        StringBuilder read = new StringBuilder();
        String rest = text;
        while (rest.contains("\\u")) {
            int at = rest.indexOf("\\u");
            read.append(rest, 0, at).append((char) Integer.parseInt(rest.substring(at + 2, at + 6), 16));
            rest = rest.substring(at + 6);
        }
        return (read + rest).translateEscapes();
    }
}

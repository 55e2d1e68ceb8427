package org.dealdesk.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalCheckTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {"sku": "PS-CONSULT-HR", "quantity": 1}                                                                    | -
            {"sku": "PS-HOUR-BLOCK", "quantity": 1}                                                                    | -
            {"sku": "NOPE", "quantity": 1}                                                                             | /lines/0/sku unknown-value
            {"sku": "SUB-LIGHT", "quantity": 1}                                                                        | /lines/0/termMonths missing
            {"sku": "SUB-LIGHT", "quantity": 1, "termMonths": 0}                                                       | /lines/0/termMonths out-of-range
            {"sku": "SUB-LIGHT", "quantity": 1, "termMonths": 1, "validityMonths": 1}                                  | /lines/0/validityMonths not-allowed
            {"sku": "PS-CONSULT-HR", "quantity": 1, "termMonths": 1}                                                   | /lines/0/termMonths not-allowed
            {"sku": "PS-JUMPSTART", "quantity": 1}                                                                     | /lines/0/effort missing
            {"sku": "PS-JUMPSTART", "quantity": 1, "effort": []}                                                       | /lines/0/effort wrong-size
            {"sku": "PS-JUMPSTART", "quantity": 1, "effort": [{"role": "INTERN", "hours": 1}]}                         | /lines/0/effort/0/role unknown-value
            {"sku": "PS-CONSULT-HR", "quantity": "1.5", "effort": [{"role": "ARCHITECT", "hours": "1.50"}]}            | -
            {"sku": "PS-CONSULT-HR", "quantity": "1.5", "effort": [{"role": "ARCHITECT", "hours": "1.49"}]}            | /lines/0/effort wrong-sum
            {"sku": "PS-CONSULT-HR", "quantity": "1.5", "effort": [{"role": "ARCHITECT"}]}                             | /lines/0/effort/0/hours missing
            {"sku": "SUB-LIGHT", "quantity": 1, "termMonths": 1, "effort": [{"role": "ARCHITECT", "hours": 1}]}        | -
            {"sku": "PS-CONSULT-HR", "quantity": 1, "carvedIn": "0.01"}                                                | -
            {"sku": "PS-CONSULT-HR", "quantity": 1, "carvedIn": "0.001"}                                               | /lines/0/carvedIn too-many-decimals
            {"sku": "PS-CONSULT-HR", "quantity": 10000, "unitPrice": 100000000}                                        | -
            {"sku": "PS-CONSULT-HR", "quantity": "10000.01", "unitPrice": 100000000}                                   | /lines/0 out-of-range
            {"sku": "SUB-HIGH", "quantity": 1000000, "termMonths": 120}                                                | /lines/0 out-of-range, /lines/0 out-of-range, /lines/0 out-of-range
            {"sku": "PS-JUMPSTART", "quantity": 1, "effort": [{"role": "CONSULTANT", "hours": 1000000000000}]}         | /lines/0 out-of-range
            {"quantity": 1, "termMonths": 3}                                                                           | /lines/0/sku missing
            {"sku": "NOPE", "quantity": "x", "effort": [{"role": "INTERN", "hours": -1}], "carvedIn": "0.001"}         | /lines/0/quantity not-a-number, /lines/0/effort/0/hours out-of-range, /lines/0/sku unknown-value, /lines/0/effort/0/role unknown-value, /lines/0/carvedIn too-many-decimals
            """)
    void checksALine(String line, String faults) {
        assertThat(faults("\"currency\": \"USD\"", "[" + line + "]")).isEqualTo(faults);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            "currency": "EUR"                                     | -
            "currency": "CHF"                                     | /currency unknown-value
            "currency": "usd"                                     | /currency unknown-value
            "currency": "USD", "region": "EMEA"                   | -
            "currency": "USD", "region": "MARS"                   | /region unknown-value
            "currency": "USD", "terms": ["CUSTOM_SLA", "FREE"]    | /terms/1 unknown-value
            "currency": "JPY"                                     | /lines/0/carvedIn too-many-decimals
            "region": "MARS"                                      | /currency missing, /region unknown-value
            """)
    void checksTheHeader(String header, String faults) {
        String line = "[{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 1, \"carvedIn\": \"0.5\"}]";
        assertThat(faults(header, line)).isEqualTo(faults);
    }

    @Test
    void looksAtAmountsAfterConversionToo() {
        // 10^12 euros are more than 10^12 dollars.
        String line = "[{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 10000, \"unitPrice\": 100000000}]";
        assertThat(faults("\"currency\": \"EUR\"", line)).isEqualTo("/lines/0 out-of-range");
        String carved = "[{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 1, \"carvedIn\": 1000000000000}]";
        assertThat(faults("\"currency\": \"USD\"", carved)).isNull();
        assertThat(faults("\"currency\": \"EUR\"", carved)).isEqualTo("/lines/0 out-of-range");
        // And 10^12 yen are few dollars, but more than a line may hold.
        String yen = "[{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 20000, \"unitPrice\": 100000000}]";
        assertThat(faults("\"currency\": \"JPY\"", yen)).isEqualTo("/lines/0 out-of-range");
    }

    @Test
    void reportsASegmentThatThePolicyDoesNotKnow() {
        Faults faults = new Faults();
        Proposal known = Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 1}");
        Proposal elsewhere = new Proposal(
                null,
                known.name(),
                null,
                known.links(),
                new Proposal.Customer("C-1", "Acme", "PLANETARY"),
                null,
                known.currency(),
                known.startDate(),
                30,
                known.terms(),
                known.credits(),
                known.lines());
        ProposalCheck.check(elsewhere, Deals.POLICY, "/proposal", faults);
        assertThat(said(faults)).isEqualTo("/proposal/customer/segment unknown-value");
    }

    @Test
    void bearsAProposalOfHoles() {
        Faults faults = new Faults();
        List<String> nothing = Arrays.asList((String) null);
        ProposalCheck.check(
                new Proposal(null, null, null, null, null, null, null, null, null, null, null, null),
                Deals.POLICY,
                "",
                faults);
        ProposalCheck.check(
                new Proposal(null, null, null, null, null, null, "USD", null, null, nothing, null, List.of()),
                Deals.POLICY,
                "",
                faults);
        assertThat(faults.list()).isEmpty();
    }

    private static String faults(String header, String lines) {
        Faults faults = new Faults();
        String body = "{\"name\": \"Deal\", \"customer\": {\"id\": \"C-1\", \"name\": \"Acme\"}, "
                + "\"startDate\": \"2026-12-01\", " + header + ", \"lines\": " + lines + "}";
        try (Fields fields = Fields.of(Documents.read(body), faults)) {
            ProposalCheck.check(ProposalReader.read(fields), Deals.POLICY, "", faults);
        }
        return faults.isEmpty() ? null : said(faults);
    }

    private static String said(Faults faults) {
        return faults.list().stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .collect(Collectors.joining(", "));
    }
}

package org.dealdesk.deal;

import static org.assertj.core.api.Assertions.assertThat;

import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalJsonTests {

    private static final String LINE =
            "{\"sku\": \"PS-JUMPSTART\", \"quantity\": 10, \"unitPrice\": 5, \"carvedIn\": 1, "
                    + "\"effort\": [{\"role\": \"CONSULTANT\", \"hours\": 20}]}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            "quantity": 10    | "quantity": "10.0"   | -
            "unitPrice": 5    | "unitPrice": "5.000" | -
            "carvedIn": 1     | "carvedIn": 1.00     | -
            "hours": 20       | "hours": "20.00"     | -
            "quantity": 10    | "quantity": 10.01    | lines
            "hours": 20       | "hours": 20.01       | lines
            "unitPrice": 5,   | ''                   | lines
            PS-JUMPSTART      | PS-MIGRATION         | lines
            """)
    void tellsLinesApartByValue(String text, String replacement, String differing) {
        Proposal one = Deals.usd(LINE);
        Proposal other = Deals.usd(LINE.replace(text, replacement));

        assertThat(String.join(",", ProposalJson.differing(one, other))).isEqualTo(differing == null ? "" : differing);
    }

    @Test
    void namesEachFieldThatDiffersInOrder() {
        Proposal one = Deals.deal("\"currency\": \"USD\", \"credits\": [{\"rep\": \"rep\", \"percent\": 100}]", LINE);
        Proposal same =
                Deals.deal("\"currency\": \"USD\", \"credits\": [{\"rep\": \"rep\", \"percent\": \"100.00\"}]", LINE);
        Proposal other =
                Deals.deal("\"currency\": \"EUR\", \"credits\": [{\"rep\": \"rep2\", \"percent\": 100}]", LINE);

        assertThat(ProposalJson.differing(one, same)).isEmpty();
        assertThat(ProposalJson.differing(one, other)).containsExactly("credits", "currency");
    }

    @Test
    void readsWhatItWrote() {
        Seeded.check(500, seeded -> {
            Proposal proposal = RandomDeals.any(seeded, Deals.POLICY);
            assertThat(ProposalJson.read(ProposalJson.text(proposal))).isEqualTo(proposal);
        });
    }
}

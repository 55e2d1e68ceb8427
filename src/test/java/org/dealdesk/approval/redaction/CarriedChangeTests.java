package org.dealdesk.approval.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.dealdesk.platform.json.CanonicalJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarriedChangeTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            {}                                                                                | -
            {'amounts': [{'figure': 'TCV', 'approved': '1.00', 'now': '2.00', 'currency': 'USD'}]} | TCV null USD 1.00 2.00
            {'amounts': [{'figure': 'TCV', 'approved': '1.00', 'now': '1.00', 'currency': 'USD'}]} | -
            {'amounts': [{'figure': 'TCV', 'approved': null, 'now': '1.00', 'currency': 'USD'}]}   | -
            {'amounts': [{'figure': 'TCV', 'approved': '1.00', 'now': null, 'currency': 'USD'}]}   | -
            {'measures': [{'guardrail': 'g', 'approved': '1', 'now': '2'}]}                        | null g null 1 2
            {'measures': [{'guardrail': 'g', 'approved': '1', 'now': '1'}]}                        | -
            {'measures': [{'guardrail': 'g', 'approved': null, 'now': '1'}]}                       | -
            {'measures': [{'guardrail': 'g', 'approved': '1', 'now': '2'}], \
            'amounts': [{'figure': 'TCV', 'approved': '1', 'now': '2', 'currency': 'USD'}]}        | TCV null USD 1 2, null g null 1 2
            """)
    void isEachValueThatIsAnotherAndShown(String compared, String changes) {
        String found = String.join(
                ", ",
                CarriedChange.of(CanonicalJson.read(compared.replace('\'', '"'))).stream()
                        .map(change -> "%s %s %s %s %s"
                                .formatted(
                                        change.figure(),
                                        change.guardrail(),
                                        change.currency(),
                                        change.approved(),
                                        change.now()))
                        .toList());

        assertThat(found).isEqualTo(changes == null ? "" : changes);
    }
}

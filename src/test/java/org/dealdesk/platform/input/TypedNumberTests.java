package org.dealdesk.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.platform.text.Notation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A typed number that could mean two is asked about; one that can mean only one is read. */
class TypedNumberTests {

    private static final Decimals.Range HOURS = Decimals.Range.above("0", "1000000", 2);
    private static final Decimals.Range PRICE = Decimals.Range.between("0", "100000000", 6);
    private static final Decimals.Range MONTHS = Decimals.Range.between("1", "120", 0);
    private static final Decimals.Range PERCENT = Decimals.Range.between("0", "100", 4);

    private static String read(String typed, Notation notation, Decimals.Range range) {
        Faults faults = new Faults();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("n", typed);
        BigDecimal value = Fields.typed(json, notation, faults).optionalDecimal("n", range);
        List<Fault> found = faults.list();
        assertThat(found.isEmpty()).isEqualTo(value != null);
        return value != null
                ? value.stripTrailingZeros().toPlainString()
                : found.get(0).code() + ": " + found.get(0).detail();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.200        | ambiguous-number: 1.200 could be 1200 or 1.2: write 1200 or 1.20
            12.000       | ambiguous-number: 12.000 could be 12000 or 12: write 12000 or 12
            123.450      | ambiguous-number: 123.450 could be 123450 or 123.45: write 123450 or 123.45
            1234.500     | ambiguous-number: 1234.500 could be 1234500 or 1234.5: write 1234500 or 1234.50
            0.500        | ambiguous-number: 0.500 could be 500 or 0.5: write 500 or 0.50
            1.234        | ambiguous-number: 1.234 could be 1234 or 1.234, which has too many decimals: write 1234, or a number with at most 2 decimals
            1,000        | ambiguous-number: 1,000 could be 1000 or 1: write 1000 or 1
            1.20         | 1.2
            1.2          | 1.2
            1.2000       | 1.2
            120.00000000 | 120
            1200         | 1200
            1,5          | not-a-number: must have a point before its decimals: write 1.5
            1.250,50     | not-a-number: is not read with marks between thousands: write 1250.50
            1,250.50     | not-a-number: is not read with marks between thousands: write 1250.50
            1.250.000    | not-a-number: is not read with marks between thousands: write 1250000
            1 200        | not-a-number: is not read with marks between thousands: write 1200
            1'200        | not-a-number: is not read with marks between thousands: write 1200
            $250         | not-a-number: must be the number alone, such as 1250.50, without a sign or unit
            250 EUR      | not-a-number: must be the number alone, such as 1250.50, without a sign or unit
            €1,250       | not-a-number: must be the number alone, such as 1250.50, without a sign or unit
            120h         | not-a-number: must be the number alone, such as 1250.50, without a sign or unit
            many         | not-a-number: must be a decimal such as "1250.50"
            """, quoteCharacter = '`')
    void asksAboutHours(String typed, String expected) {
        assertThat(read(typed, Notation.TYPED, HOURS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.200      | ambiguous-number: 1.200 could be 1200 or 1.2: write 1200 or 1.20
            123.456    | ambiguous-number: 123.456 could be 123456 or 123.456: write 123456 or 123.4560
            123.4560   | 123.456
            1234.567   | 1234.567
            0.125      | 0.125
            0.000      | 0
            1234,567   | ambiguous-number: 1234,567 could be 1234567 or 1234.567: write 1234567 or 1234.5670
            210.33     | 210.33
            """)
    void asksAboutPricesOnlyWhereThousandsCouldBeMeant(String typed, String expected) {
        assertThat(read(typed, Notation.TYPED, PRICE)).isEqualTo(expected);
    }

    @Test
    void knowsFieldsOfOtherDecimals() {
        assertThat(read("12.000", Notation.TYPED, MONTHS))
                .isEqualTo("ambiguous-number: 12.000 could be 12000 or 12: write 12000 or 12");
        assertThat(read("12.00", Notation.TYPED, MONTHS)).isEqualTo("12");
        assertThat(read("12.375", Notation.TYPED, PERCENT)).isEqualTo("12.375");
        assertThat(read("10 %", Notation.TYPED, PERCENT)).startsWith("not-a-number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            250,5    | 250.5
            250,50   | 250.5
            250.50   | 250.5
            1,000    | ambiguous-number: 1,000 could be 1000 or 1: write 1000 or 1
            1.000    | ambiguous-number: 1.000 could be 1000 or 1: write 1000 or 1
            1.250,50 | not-a-number: is not read with marks between thousands: write 1250.50
            """)
    void readsDecimalCommasWhereTheCommaPartsNoFields(String typed, String expected) {
        assertThat(read(typed, Notation.TYPED_WITH_COMMAS, HOURS)).isEqualTo(expected);
    }

    @Test
    void readsWhatProgramsSendAsItStands() {
        assertThat(read("1.200", Notation.EXACT, HOURS)).isEqualTo("1.2");
        assertThat(read("1.000", Notation.EXACT, MONTHS)).isEqualTo("1");
        assertThat(read("1,000", Notation.EXACT, HOURS)).startsWith("not-a-number: must be a decimal");
    }

    @ParameterizedTest
    @CsvSource({"1.2, 1.2", "123.456, 123.4560", "1.200, 1.2", "1200, 1200", "0.125, 0.1250", "100000000, 100000000"})
    void writesNumbersSoThatTheyAreNotAskedAbout(BigDecimal value, String expected) {
        assertThat(Decimals.typed(value)).isEqualTo(expected);
        assertThat(read(expected, Notation.TYPED, PRICE))
                .isEqualTo(value.stripTrailingZeros().toPlainString());
    }
}

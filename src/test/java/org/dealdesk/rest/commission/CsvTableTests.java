package org.dealdesk.rest.commission;

import static org.assertj.core.api.Assertions.assertThat;

import org.dealdesk.rest.commission.CsvTable.CsvRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables for spreadsheets hold no formulas. */
class CsvTableTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF201"})
    void putsAnApostropheBeforeWhatASpreadsheetTakesForAFormula(String text) {
        assertThat(CsvTable.harmless(text)).isEqualTo("'" + text);
    }

    @Test
    void leavesOtherTextsAndNumbersAsTheyAre() {
        assertThat(CsvTable.harmless("Ann = Bob")).isEqualTo("Ann = Bob");
        assertThat(CsvTable.harmless("")).isEmpty();
        Object body = new CsvTable("name", "amount")
                .add(new CsvRow().text("=A, \"B\"").number("-5.00"))
                .add(new CsvRow().text(null).number(null))
                .answer("x.csv")
                .getBody();
        assertThat(body).isEqualTo("name,amount\r\n\"'=A, \"\"B\"\"\",-5.00\r\n,\r\n");
    }
}

package org.dealdesk.commission.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.dealdesk.commission.csv.CsvTable.CsvRow;
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
        String body = new CsvTable("name", "amount")
                .add(new CsvRow().text("=A, \"B\"").number("-5.00"))
                .add(new CsvRow().text(null).number(null))
                .file("x.csv")
                .text();
        assertThat(body).isEqualTo("name,amount\r\n\"'=A, \"\"B\"\"\",-5.00\r\n,\r\n");
    }
}

package org.dealdesk.access.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How files of people are read. */
class PeopleCsvTests {

    private final Faults faults = new Faults();

    private List<String> codes() {
        return faults.list().stream().map(PeopleCsvTests::said).toList();
    }

    private static String said(Fault fault) {
        return fault.pointer() + " " + fault.code();
    }

    private static List<String> refused(String csv) {
        List<String> said = new ArrayList<>();
        assertThatThrownBy(() -> PeopleCsv.read(csv, new Faults()))
                .isInstanceOfSatisfying(
                        InvalidInput.class, invalid -> invalid.faults().forEach(fault -> said.add(said(fault))));
        return said;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,name,roles\nann,\"Ann, A\",FINANCE LEGAL\n",
                "id;name;roles\r\nann;Ann, A;FINANCE LEGAL",
                "id\tname\troles\nann\tAnn, A\tFINANCE;LEGAL\n\n"
            })
    void haveCommasSemicolonsOrTabs(String csv) {
        List<PeopleCsv.Row> rows = PeopleCsv.read(csv, faults);
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.fields())
                    .hasToString("{\"id\":\"ann\",\"name\":\"Ann, A\",\"roles\":[\"FINANCE\",\"LEGAL\"]}");
        });
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void areRefusedAsAWholeWithoutTheirColumns() {
        assertThat(refused("")).containsExactly(" missing");
        assertThat(refused("id,boss,id\nann,1,2"))
                .containsExactly("/boss unknown-property", "/id duplicate", "/name missing");
        assertThat(refused("id,name\nann,\"Ann")).containsExactly(" malformed");
        String many = "id,name\n"
                + String.join(
                        "\n",
                        IntStream.rangeClosed(0, 1000)
                                .mapToObj(at -> "p" + at + ",P")
                                .toList());
        assertThat(refused(many)).containsExactly(" wrong-size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tAnn", "\rAnn", "  =1", "\t=1"})
    void areRefusedWhereACellBeginsAFormula(String cell) {
        PeopleCsv.read("id,name,mail\nann,\"" + cell + "\",\"" + cell + "\"\nben,Ben-=+@,", faults);
        assertThat(codes()).containsExactly("/rows/2/name not-allowed", "/rows/2/mail not-allowed");
        assertThat(faults.list().get(0).detail()).contains("formula of a spreadsheet");
    }

    @Test
    void nameEachFaultByItsRow() {
        PeopleCsv.read("id,name\nann,Ann\n\nANN,Ann again\nben,Ben,more", faults);
        assertThat(codes()).containsExactly("/rows/5 wrong-size", "/rows/4/id duplicate");
    }
}

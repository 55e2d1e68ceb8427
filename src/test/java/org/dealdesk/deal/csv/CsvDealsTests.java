package org.dealdesk.deal.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dealdesk.platform.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people's programs write them, and deals that are whole or faulty. */
class CsvDealsTests {

    private static final String HEADER = "deal,customer,currency,sku,quantity,justification\n";

    private static CsvDeals read(String csv) {
        return CsvDeals.read(csv, Set.of(), null, 1000);
    }

    private static String refusal(String csv) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> read(csv));
        return refused.faults().stream()
                .map(fault -> fault.pointer() + " " + fault.detail())
                .collect(Collectors.joining("; "));
    }

    private static String faults(CsvDeal deal) {
        return deal.faults().stream()
                .map(fault -> fault.row() + fault.pointer() + " " + fault.detail())
                .collect(Collectors.joining("; "));
    }

    @Test
    void joinsTheRowsOfADealWhereverTheyStand() {
        CsvDeals read = read(HEADER + "K1,C-1,USD,A,1,\nK2,C-2,USD,B,2,\nK1,,,C,3,\nK2,,,D,4,\nK1,,,E,5,\n");
        assertThat(read.deals()).extracting(CsvDeal::key).containsExactly("K1", "K2");
        assertThat(read.deals().get(0).json().at("/lines").findValuesAsText("sku"))
                .containsExactly("A", "C", "E");
        assertThat(read.deals()).allSatisfy(deal -> assertThat(deal.faults()).isEmpty());
    }

    @Test
    void takesWhatIsSaidOfADealFromWhicheverRowSaysIt() {
        CsvDeal deal =
                read(HEADER + "K1,,,A,1,\nK1,C-1,USD,B,2,Because\n").deals().get(0);
        assertThat(faults(deal)).isEmpty();
        assertThat(deal.json().at("/customer/id").textValue()).isEqualTo("C-1");
        assertThat(deal.json().at("/justification").textValue()).isEqualTo("Because");
    }

    @Test
    void refusesRowsOfOneDealThatContradictEachOther() {
        List<CsvDeal> deals = read(HEADER + "K1,C-1,USD,A,1,\nK2,C-2,USD,B,2,\nK1,C-9,EUR,C,3,\n")
                .deals();
        assertThat(faults(deals.get(0)))
                .isEqualTo("4/customer differs from that in row 2, and the rows are of one deal; "
                        + "4/currency differs from that in row 2, and the rows are of one deal");
        assertThat(faults(deals.get(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"k1", "K1\u00A0", "\uFF2B1"})
    void asksWhetherKeysThatReadAlikeAreOneDeal(String other) {
        List<CsvDeal> deals = read(HEADER + "K1,C-1,USD,A,1,\nK2,C-2,USD,B,2,\n" + other + ",,,C,3,\n")
                .deals();
        assertThat(deals).hasSize(2);
        assertThat(deals.get(0).rows()).hasSize(2);
        if (!other.strip().replace("\u00A0", "").equals("K1")) {
            assertThat(faults(deals.get(0))).contains("write it alike if they are one deal", "in row 2");
        }
    }

    @Test
    void readsComposedAndDecomposedKeysAsOne() {
        CsvDeal deal = read(HEADER + "Caf\u00e9,C-1,USD,A,1,\nCafe\u0301,,,C,3,\n")
                .deals()
                .get(0);
        assertThat(deal.rows()).hasSize(2);
        assertThat(faults(deal)).isEmpty();
    }

    @Test
    void countsARowWithoutAKeyToTheDealAboveWhichIsFaulty() {
        List<CsvDeal> deals =
                read(HEADER + "K1,C-1,USD,A,1,\n,,,B,2,\nK2,C-2,USD,A,1,\n").deals();
        assertThat(faults(deals.get(0))).isEqualTo("3/deal is required: which deal is the row of?");
        assertThat(faults(deals.get(1))).isEmpty();
    }

    @Test
    void asksAboutARowThatIsThereOnceMore() {
        assertThat(faults(read(HEADER + "K1,C-1,USD,A,1,\nK2,C-2,USD,B,2,\nK1,C-1,USD,A,1,\n")
                        .deals()
                        .get(0)))
                .isEqualTo("4 says the same as row 2 of this deal: take one of them away");
        assertThat(faults(read(HEADER + "K1,C-1,USD,A,1,\nK1,C-1,USD,A,1,\n")
                        .deals()
                        .get(0)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deal,CUSTOMER,Currency,Sku,QUANTITY,Start Date\nK1,C-1,USD,A,1,2027-01-15\n",
                " deal ;customer;currency;sku;quantity;start_date\nK1;C-1;USD;A;1;2027-01-15\n",
                "deal\tcustomer\tcurrency\tsku\tquantity\tstart-date\nK1\tC-1\tUSD\tA\t1\t2027-01-15\n",
                "\uFEFFdeal,customer,currency,sku,quantity,startDate\r\nK1,C-1,USD,A,1,2027-01-15\r\n",
                "sep=;\r\ndeal;customer;currency;sku;quantity;startDate\r\nK1;C-1;USD;A;1;2027-01-15",
                "\uFEFFSEP=,\ndeal,customer,currency,sku,quantity,startDate\nK1,C-1,USD,A,1,2027-01-15",
                "deal|customer|currency|sku|quantity|startDate\rK1|C-1|USD|A|1|2027-01-15\r",
                "deal,customer,currency,sku,quantity,startDate,,\nK1,C-1,USD,A,1,2027-01-15,,\n,,,,,,,\n \n",
                "deal,,customer,currency,sku,quantity,startDate\nK1,,C-1,USD,A,1,2027-01-15,,,\n",
                "deal,customer,currency,sku,quantity,startDate,region\nK1,C-1,USD,A,1,2027-01-15,\\N\n",
                "\n\n,,,\ndeal,customer,currency,sku,quantity,startDate\n\nK1,C-1,USD,A,1,2027-01-15\n",
                ";;;;;\ndeal;customer;currency;sku;quantity;startDate\nK1;C-1;USD;A;1;2027-01-15\n",
                "\t\t\t\ndeal\tcustomer\tcurrency\tsku\tquantity\tstartDate\nK1\tC-1\tUSD\tA\t1\t2027-01-15\n",
                "\"deal\",\"customer\",\"currency\",\"sku\",\"quantity\",\"startDate\"\n\"K1\",\"C-1\",\"USD\",\"A\",\"1\",\"2027-01-15\"\n"
            })
    void readsWhatProgramsWrite(String csv) {
        CsvDeals read = read(csv);
        assertThat(read.deals()).singleElement().satisfies(deal -> {
            assertThat(deal.faults()).isEmpty();
            assertThat(deal.key()).isEqualTo("K1");
            assertThat(deal.json().at("/startDate").textValue()).isEqualTo("2027-01-15");
            assertThat(deal.json().at("/lines/0/quantity").textValue()).isEqualTo("1");
            assertThat(deal.json().at("/region").isNull()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            deal,customer,currency,sku,quantity,|K1,C-1,USD,A,1,x           #  column 6 has no name, and a value in row 2
            deal,,customer,currency,sku,quantity|K1,x,C-1,USD,A,1           #  column 2 has no name, and a value in row 2
            deal,Deal,customer,currency,sku,quantity|K1,K1,C-1,USD,A,1      # /deal appears twice
            deal,start date,startDate,currency,sku,quantity|K1,,,USD,A,1    # /startDate appears twice
            deal,colour,currency,sku,quantity|K1,red,USD,A,1                # /colour there is no such column
            1,2,3|4,5,6                                                     #  its first row must name the columns (deal, customer and so on), and names none
            deal,customer|K1,C-1                                            # /currency this column is required; /sku this column is required; /quantity this column is required
            """)
    void saysWhatIsWrongWithTheColumns(String csv, String expected) {
        assertThat(refusal(csv.replace('|', '\n'))).isEqualTo((expected.startsWith("/") ? "" : " ") + expected.strip());
    }

    @Test
    void refusesAFileInWhichAQuoteSwallowsRows() {
        assertThat(refusal(HEADER + "K1,C-1,USD,A,1,\nK2,C-2,USD,\"B,2,\nK1,,,C,3,\n"))
                .contains("cannot be read as CSV");
        assertThat(refusal(HEADER + "K1,C-1,USD,A,1,\nK2,C-2,USD,\"B,2,\nK1,,,C\",3,\n"))
                .contains("the row that begins on line 3 spans several lines");
        CsvDeal prose = read(HEADER + "K1,C-1,USD,A,1,\"two\nlines\"\n").deals().get(0);
        assertThat(faults(prose)).isEmpty();
    }

    @Test
    void namesRowsOfAnotherLengthThanTheFirst() {
        assertThat(faults(read(HEADER + "K1,C-1,USD,A,1\n").deals().get(0)))
                .isEqualTo("2 has 5 fields, and the first row 6");
        assertThat(faults(read(HEADER + "K1,C-1,USD,A,1,,x\n").deals().get(0)))
                .isEqualTo("2 has 7 fields, and the first row 6");
    }

    @Test
    void boundsWhatItReads() {
        String names = IntStream.range(0, 10_000).mapToObj(index -> "c" + index).collect(Collectors.joining(","));
        assertThat(refusal("deal," + names + "\n"))
                .isEqualTo(" its first row names 10001 columns; at most 100 are read");
        assertThat(refusal(HEADER + "K1," + "x".repeat(2_000_000))).contains("cannot be read as CSV");
        String many = IntStream.range(0, 500)
                .mapToObj(row -> "K1,C-1,USD,A," + row + ",\n")
                .collect(Collectors.joining());
        assertThat(read(HEADER + many).deals().get(0).rows()).hasSize(201);
    }
}

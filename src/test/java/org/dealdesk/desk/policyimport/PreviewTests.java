package org.dealdesk.desk.policyimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dealdesk.desk.policyimport.Merge.Merged;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.policy.lint.PolicyLint;
import org.dealdesk.policy.lint.Staff;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewTests {

    private static final Staff NONE = new Staff(Map.of(), Map.of(), person -> Staff.Standing.ACTIVE);

    @Test
    void saysWhatIsAddedChangedRemovedAndTheSame() {
        String rows = """
                Code\tProduct name\tType\tList price
                PS-ARCH-HR\tArchitecture hour\tTime & materials\t357,50
                PS-PM-HR\tProject management hour\tTIME_AND_MATERIALS\t250
                NEW\tNew package\tFixed fee\t1250.50
                """;
        Preview some = preview(Table.PRICE_BOOK, rows, false);
        assertThat(some.faults()).isEmpty();
        assertThat(some.headed()).isTrue();
        assertThat(some.same()).isEqualTo(1);
        assertThat(some.changes())
                .extracting(change -> change.what() + " " + change.row() + " " + change.key())
                .containsExactly("CHANGED 2 PS-ARCH-HR", "ADDED 4 NEW");
        assertThat(some.changes().get(0).values()).containsExactly(new Preview.Value("listPrice", "340.00", "357.50"));
        assertThat(some.text()).contains("listPrice: 357.50, role: ARCHITECT", "# The default policy.");
        assertThat(preview(Table.PRICE_BOOK, rows, true).count("REMOVED")).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "'PS-ARCH-HR\t1.200', 1, listPrice, '1.200 could be 1200'",
        "'PS-ARCH-HR\t-5', 1, listPrice, 'must be more than 0'",
        "'PS-ARCH-HR\t5\nPS-ARCH-HR\t6', 2, sku, 'is in row 1 too'",
        "'sku,name,kind,price\nX,Name,TIME_AND_MATERIALS,5', 2, role, 'is required'",
        "'sku,price,retired\nPS-ARCH-HR,5,perhaps', 2, retired, 'must be true or false'",
        "'sku;price\nPS-ARCH-HR;$5', 2, listPrice, 'must be the number alone'"
    })
    void namesFaultsByRowAndColumn(String rows, long row, String column, String detail) {
        assertThat(preview(Table.PRICE_BOOK, rows, false).faults())
                .hasSize(1)
                .first()
                .satisfies(fault -> {
                    assertThat(fault.row()).isEqualTo(row);
                    assertThat(fault.column()).isEqualTo(column);
                    assertThat(fault.detail()).contains(detail);
                });
    }

    @Test
    void takesCostsByRole() {
        Preview card = preview(Table.RATE_CARD, "ARCHITECT\t152,5\nANALYST\t95", false);
        assertThat(card.faults()).isEmpty();
        assertThat(card.changes())
                .extracting(change -> change.what() + " " + change.key())
                .containsExactly("CHANGED ARCHITECT", "ADDED ANALYST");
        assertThat(card.text()).contains("  ARCHITECT: 152.5\n", "  ANALYST: 95\n");
    }

    @Test
    void refusesWhatIsNoTable() {
        refused("", "it is empty");
        refused("sku,price\n", "it must have 1 to 2000 rows");
        refused("sku,price\n" + "A,1\n".repeat(2001), "it must have 1 to 2000 rows");
        refused("sku,price\n\"A,1\n", "a quotation mark in it is not closed");
        refused("name,price\nA,1\n", "there is no such column");
        refused("sku,code\nA,1\n", "there are two such columns");
    }

    @Test
    void readsTheFirstSheetOfAWorkbookAsItIsShown() {
        byte[] file = workbook(
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>SKU</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>Price</t></is></c></row>"
                        + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>PS-ARCH-HR</t></is></c><c r=\"C2\"><v>357.12499999999997</v></c></row>");
        assertThat(Workbook.is(file)).isTrue();
        assertThat(Workbook.text(file)).isEqualTo("SKU\t\tPrice\nPS-ARCH-HR\t\t357.1250");
        assertThat(preview(Table.PRICE_BOOK, Workbook.text(file), false)
                        .changes()
                        .get(0)
                        .values())
                .containsExactly(new Preview.Value("listPrice", "340.00", "357.1250"));
    }

    @Test
    void refusesBombsAndDocumentTypes() {
        Map<String, byte[]> bomb = parts("");
        bomb.put("xl/media/zeros", new byte[17 << 20]);
        assertThat(zip(bomb).length).isLessThan(100_000);
        refused(bomb, "unpacks to more than 16 MB");
        Map<String, byte[]> many = parts("");
        for (int part = 0; part < 200; part++) {
            many.put("xl/p" + part, new byte[1]);
        }
        refused(many, "200 parts");
        Map<String, byte[]> entities = parts("");
        entities.put(
                "xl/workbook.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><workbook>&b;</workbook>"
                        .getBytes(StandardCharsets.UTF_8));
        refused(entities, "declares a document type");
        refused(Map.of("other.txt", new byte[1]), "cannot be read as an XLSX workbook");
    }

    private static Preview preview(Table table, String text, boolean complete) {
        ObjectNode document = (ObjectNode) Documents.read(Deals.DEFAULT_POLICY);
        Rows rows = Rows.read(text, table);
        Merged merged = Merge.of(document, table, rows, complete);
        Preview preview = Preview.of(document, Deals.DEFAULT_POLICY, table, rows, merged);
        return preview.linted(PolicyLint.of(preview.text(), NONE).findings(), table, merged);
    }

    private static void refused(String text, String detail) {
        assertThatThrownBy(() -> Rows.read(text, Table.PRICE_BOOK))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.faults().get(0).detail()).contains(detail));
    }

    private static void refused(Map<String, byte[]> parts, String detail) {
        assertThatThrownBy(() -> Workbook.text(zip(parts)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.faults().get(0).detail()).contains(detail));
    }

    private static byte[] workbook(String rows) {
        return zip(parts(rows));
    }

    private static Map<String, byte[]> parts(String rows) {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String packaged = "http://schemas.openxmlformats.org/package/2006/";
        Map<String, String> texts = Map.of(
                "[Content_Types].xml",
                "<Types xmlns=\"" + packaged
                        + "content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>",
                "_rels/.rels",
                "<Relationships xmlns=\"" + packaged + "relationships\"><Relationship Id=\"r1\" Type=\"" + relations
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                "xl/workbook.xml",
                "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations
                        + "\"><sheets><sheet name=\"Prices\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + packaged + "relationships\"><Relationship Id=\"r1\" Type=\"" + relations
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        Map<String, byte[]> parts = new TreeMap<>();
        texts.forEach((name, text) -> parts.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return parts;
    }

    private static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.copyOf(parts.keySet())) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(parts.get(name));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}

package org.dealdesk.testing.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Files that are sent as CSV and are not what a reader of deals expects. */
public final class OddFiles {

    private static final String HEADER = "deal,customer,currency,startDate,sku,quantity,unitPrice";
    private static final String ROW = "\nK1,C-1,USD,2027-01-15,PS-CONSULT-HR,10,250";
    private static final List<String> PIECES = List.of(
            "deal",
            "customer",
            "currency",
            "startDate",
            "sku",
            "quantity",
            "unitPrice",
            "effort",
            "terms",
            "K1",
            "C-1",
            "USD",
            "2027-01-15",
            "PS-CONSULT-HR",
            "10",
            "250",
            "1.200",
            "-1",
            "1e9",
            "CONSULTANT:",
            ":",
            "\\N",
            "é",
            "\0",
            "\uFEFF",
            "\uFFFD",
            "\u202E",
            "😀",
            ",",
            ",",
            ",",
            ",",
            ";",
            "\t",
            "\n",
            "\n",
            "\n",
            "\r\n",
            "\r",
            "\"",
            "\"\"",
            "'",
            " ",
            "",
            "sep=;",
            "=1+1",
            "/",
            "~1");

    private OddFiles() {}

    /** Those that are known to be hard. */
    public static List<byte[]> files() {
        String wide = IntStream.range(0, 10_000).mapToObj(index -> "c" + index).collect(Collectors.joining(","));
        List<byte[]> files = new ArrayList<>(Stream.of(
                        HEADER + "," + ROW,
                        HEADER + "," + ROW + ",x",
                        HEADER + ",,,," + ROW + ",,,,,,",
                        "sep=,",
                        "sep=,\n",
                        "sep=;\n" + (HEADER + ROW).replace(',', ';'),
                        "sep=\n" + HEADER + ROW,
                        "sep=x\n" + HEADER + ROW,
                        HEADER,
                        HEADER + "\n",
                        HEADER + ROW + "\nK1,\"open",
                        "\"",
                        "\"\"",
                        "\"deal",
                        ",",
                        ",\n,",
                        "\n\n\n",
                        "\0",
                        HEADER + "\nK\0,C-1,USD,2027-01-15,PS-CONSULT-HR,10,250",
                        HEADER + "," + wide + ROW,
                        HEADER + ROW + ",".repeat(20_000),
                        HEADER + "," + " ,".repeat(10_000) + ROW,
                        HEADER + "\nK1," + "x".repeat(900_000),
                        HEADER + "\n" + "K".repeat(900_000) + ROW.substring(3),
                        HEADER + "\r" + ROW + "\r\n" + ROW.substring(1) + "\n\r\n" + ROW,
                        HEADER + ROW + "\n,,,,,,\n;;;;\n \n\t\n",
                        HEADER + "\n,C-1,USD,2027-01-15,PS-CONSULT-HR,10,250",
                        HEADER + "\nK1,C-1,USD,2027-01-15,PS-CONSULT-HR,10",
                        HEADER + ",Deal,DEAL" + ROW + ",,",
                        "\uFEFF\uFEFF" + HEADER + ROW)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList());
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            files.add((HEADER + ROW).getBytes(charset));
        }
        files.add(new byte[] {(byte) 0xFF, (byte) 0xFE, 'd'});
        files.add(new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xD8, 0});
        files.add(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        return files;
    }

    /** Random bytes, or random pieces of a file. */
    public static byte[] random(Random random) {
        if (random.nextInt(4) == 0) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            return bytes;
        }
        StringBuilder text = new StringBuilder(random.nextBoolean() ? HEADER + ROW : "");
        for (int count = random.nextInt(80); count > 0; count--) {
            int at = random.nextInt(4) == 0 ? random.nextInt(text.length() + 1) : text.length();
            text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString().getBytes(random.nextInt(8) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
    }
}

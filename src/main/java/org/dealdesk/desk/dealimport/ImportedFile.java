package org.dealdesk.desk.dealimport;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.dealdesk.deal.csv.CsvDelimiter;
import org.dealdesk.deal.csv.CsvEncoding;
import org.dealdesk.platform.input.InvalidInput;
import org.springframework.web.multipart.MultipartFile;

/**
 * The uploaded rows, from a file or pasted.
 *
 * @param encoding in which the file was read; null for what was pasted
 * @param delimiter that was chosen; null where it is to be found out
 */
record ImportedFile(String csv, CsvEncoding encoding, CsvDelimiter delimiter) {

    /** So much of a form is neither its rows nor more than the form's own limit allows. */
    private static final int MOST_BYTES = (1 << 20) - 8192;

    private static final String MARK = "\uFEFF";

    /** Refuses a file that cannot be decoded, or that would not fit into the form that takes its deals. */
    static ImportedFile of(MultipartFile file, HttpServletRequest request) {
        CsvDelimiter delimiter = chosen(CsvDelimiter.values(), request.getParameter("delimiter"));
        if (file == null || file.isEmpty()) {
            String typed = request.getParameter("csv");
            String text = typed == null ? "" : typed;
            return new ImportedFile(text.startsWith(MARK) ? text.substring(MARK.length()) : text, null, delimiter);
        }
        CsvEncoding encoding = chosen(CsvEncoding.values(), request.getParameter("encoding"));
        CsvEncoding.Decoded decoded = CsvEncoding.decode(bytes(file), encoding);
        requireSize(decoded.text());
        return new ImportedFile(decoded.text(), decoded.encoding(), delimiter);
    }

    boolean isEmpty() {
        return csv.isBlank();
    }

    /** A browser sends each line end as two characters. */
    private static void requireSize(String text) {
        long lineEnds = text.chars().filter(character -> character == '\n').count();
        if (text.getBytes(StandardCharsets.UTF_8).length + lineEnds > MOST_BYTES) {
            throw InvalidInput.of(
                    "", "too-long", "it comes to more than 1 MB: part it, and import one part after the other");
        }
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static <E extends Enum<E>> E chosen(E[] choices, String name) {
        return Stream.of(choices)
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}

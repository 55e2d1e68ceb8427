package org.dealdesk.deal.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dealdesk.platform.text.Notation;

/** What parts the fields of a CSV file. Programs of countries with a decimal comma write semicolons; what is copied from a table has tabs. */
public enum CsvDelimiter {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    PIPE('|');

    private static final int LONGEST_START = 1 << 16;
    private static final Pattern SAID =
            Pattern.compile("\uFEFF?\"?sep=(.)\"?[,;\t|]*(?:\r\n|\r|\n|$)", Pattern.CASE_INSENSITIVE);

    private final char character;

    CsvDelimiter(char character) {
        this.character = character;
    }

    char character() {
        return character;
    }

    /** Where the comma parts no fields, programs use it in decimals. */
    Notation notation() {
        return this == COMMA ? Notation.TYPED : Notation.TYPED_WITH_COMMAS;
    }

    /** What was found at the start of a file, which stands behind its first line where that names the delimiter. */
    record Found(CsvDelimiter delimiter, long firstLine) {}

    /**
     * Reads past {@code sep=;} where a file begins with that. Else the delimiter is the one by which the first row has the most names of
     * columns.
     *
     * @param chosen by the user; null to detect it
     */
    static Found find(BufferedReader text, CsvDelimiter chosen) throws IOException {
        text.mark(LONGEST_START);
        char[] start = new char[LONGEST_START];
        int length = 0;
        for (int count = 0; count >= 0 && length < LONGEST_START; length += Math.max(count, 0)) {
            count = text.read(start, length, LONGEST_START - length);
        }
        text.reset();
        String beginning = new String(start, 0, length);
        Matcher said = SAID.matcher(beginning);
        Optional<CsvDelimiter> named = said.lookingAt() ? of(said.group(1).charAt(0)) : Optional.empty();
        if (named.isPresent()) {
            text.skip(said.end());
            return new Found(chosen == null ? named.get() : chosen, 2);
        }
        if (beginning.startsWith("\uFEFF")) {
            text.skip(1);
        }
        return new Found(chosen == null ? likeliest(beginning) : chosen, 1);
    }

    private static Optional<CsvDelimiter> of(char character) {
        return Stream.of(values())
                .filter(delimiter -> delimiter.character == character)
                .findFirst();
    }

    private static CsvDelimiter likeliest(String beginning) {
        CsvDelimiter best = COMMA;
        long most = 0;
        for (CsvDelimiter delimiter : values()) {
            long known = CsvColumns.known(firstFilledRow(beginning, delimiter));
            if (known > most) {
                best = delimiter;
                most = known;
            }
        }
        return best;
    }

    private static List<String> firstFilledRow(String beginning, CsvDelimiter delimiter) {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(delimiter.character)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new StringReader(beginning))) {
            return csv.stream()
                    .map(CsvRecord::getFields)
                    .filter(fields -> !fields.stream().allMatch(CsvText::isEmpty))
                    .findFirst()
                    .orElse(List.of());
        } catch (CsvParseException | IOException unreadable) {
            return List.of();
        }
    }
}

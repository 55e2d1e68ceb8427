package org.dealdesk.deal.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dealdesk.platform.input.InvalidInput;

/** How the characters of a file are written as bytes. */
public enum CsvEncoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    UTF_16("UTF-16", StandardCharsets.UTF_16),
    WINDOWS_1252("Windows-1252", Charset.forName("windows-1252"));

    private static final int ENOUGH = 200;

    private final String label;
    private final Charset charset;

    CsvEncoding(String label, Charset charset) {
        this.label = label;
        this.charset = charset;
    }

    public String label() {
        return label;
    }

    public Charset charset() {
        return charset;
    }

    /** A file as text, and the encoding in which it was read. */
    public record Decoded(String text, CsvEncoding encoding) {}

    /**
     * Decodes every byte or refuses. A file is UTF-16 where it begins with that mark or where every second byte at its start is zero,
     * else UTF-8 where it can be, else Windows-1252, which is what spreadsheets write that do not write UTF-8.
     *
     * @param chosen the encoding; null to find it out
     */
    public static Decoded decode(byte[] bytes, CsvEncoding chosen) {
        if (chosen != null) {
            return chosen.tried(bytes).orElseThrow(() -> chosen.refusal());
        }
        if (isUtf16(bytes)) {
            return UTF_16.tried(bytes).orElseThrow(UTF_16::refusal);
        }
        return UTF_8.tried(bytes).or(() -> WINDOWS_1252.tried(bytes)).orElseThrow(UTF_8::refusal);
    }

    private Optional<Decoded> tried(byte[] bytes) {
        Charset actual = this == UTF_16 ? utf16(bytes) : charset;
        try {
            String text = actual.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, this));
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private InvalidInput refusal() {
        return InvalidInput.of("", "invalid-character", "it is not written in " + label + ": choose another encoding");
    }

    private static boolean isUtf16(byte[] bytes) {
        return bytes.length > 1 && (isMark(bytes[0], bytes[1]) || zeros(bytes, 0) || zeros(bytes, 1));
    }

    /** With a mark it is read off that, else from where the zeros stand that belong to Latin letters. */
    private static Charset utf16(byte[] bytes) {
        boolean marked = bytes.length > 1 && isMark(bytes[0], bytes[1]);
        return marked || !zeros(bytes, 1) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE;
    }

    private static boolean isMark(byte one, byte two) {
        return (one == (byte) 0xFE && two == (byte) 0xFF) || (one == (byte) 0xFF && two == (byte) 0xFE);
    }

    /** Whether most characters at the start have a zero in this byte and none in the other. */
    private static boolean zeros(byte[] bytes, int place) {
        int zeros = 0;
        int pairs = Math.min(bytes.length / 2, ENOUGH);
        for (int pair = 0; pair < pairs; pair++) {
            if (bytes[2 * pair + 1 - place] == 0) {
                return false;
            }
            zeros += bytes[2 * pair + place] == 0 ? 1 : 0;
        }
        return zeros * 2 > pairs;
    }
}

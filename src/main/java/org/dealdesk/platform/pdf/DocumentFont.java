package org.dealdesk.platform.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** DejaVu Sans Condensed: Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic letters. */
enum DocumentFont {
    REGULAR("DejaVuSansCondensed.ttf", 400),
    BOLD("DejaVuSansCondensed-Bold.ttf", 700);

    /** The name in style sheets. */
    static final String FAMILY = "Document";

    private final String file;
    private final int weight;

    DocumentFont(String file, int weight) {
        this.file = "/net/sf/jasperreports/fonts/dejavu/" + file;
        this.weight = weight;
    }

    int weight() {
        return weight;
    }

    InputStream open() {
        return DocumentFont.class.getResourceAsStream(file);
    }

    /** Read anew: which glyph shows a character, 0 for none. */
    CmapLookup glyphs() {
        try (InputStream font = open()) {
            return new TTFParser()
                    .parse(new RandomAccessReadBuffer(font.readAllBytes()))
                    .getUnicodeCmapLookup();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

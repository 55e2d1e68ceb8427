package org.dealdesk.deal.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.dealdesk.platform.input.InvalidInput;
import org.junit.jupiter.api.Test;

/** No character is ever lost: a file is decoded whole, or refused. */
class CsvEncodingTests {

    private static final String TEXT = "deal,customer\nK1,Müller–€ Straße\n";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static byte[] bytes(String mark, Charset charset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((mark + TEXT).getBytes(charset));
        return out.toByteArray();
    }

    private static void isRead(byte[] bytes, CsvEncoding expected) {
        CsvEncoding.Decoded decoded = CsvEncoding.decode(bytes, null);
        assertThat(decoded.text()).isEqualTo(TEXT);
        assertThat(decoded.encoding()).isEqualTo(expected);
    }

    @Test
    void findsTheEncodingOut() {
        isRead(bytes("", StandardCharsets.UTF_8), CsvEncoding.UTF_8);
        isRead(bytes("\uFEFF", StandardCharsets.UTF_8), CsvEncoding.UTF_8);
        isRead(bytes("\uFEFF", StandardCharsets.UTF_16LE), CsvEncoding.UTF_16);
        isRead(bytes("\uFEFF", StandardCharsets.UTF_16BE), CsvEncoding.UTF_16);
        isRead(bytes("", StandardCharsets.UTF_16LE), CsvEncoding.UTF_16);
        isRead(bytes("", StandardCharsets.UTF_16BE), CsvEncoding.UTF_16);
        isRead(bytes("", WINDOWS), CsvEncoding.WINDOWS_1252);
    }

    @Test
    void refusesWhatTheChosenOneCannotRead() {
        assertThatThrownBy(() -> CsvEncoding.decode(bytes("", WINDOWS), CsvEncoding.UTF_8))
                .isInstanceOf(InvalidInput.class);
        // 0x81 is no character of Windows-1252 and no UTF-8 either.
        byte[] neither = {'d', 'e', 'a', 'l', (byte) 0x81, '\n'};
        assertThatThrownBy(() -> CsvEncoding.decode(neither, null)).isInstanceOf(InvalidInput.class);
        assertThat(CsvEncoding.decode(new byte[0], null).text()).isEmpty();
    }
}

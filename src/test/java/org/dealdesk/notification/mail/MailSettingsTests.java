package org.dealdesk.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class MailSettingsTests {

    private static MockEnvironment environment() {
        return new MockEnvironment()
                .withProperty("dealdesk.mail.from", "Dealdesk <deals@desk.example.com>")
                .withProperty("dealdesk.public-url", "https://desk.example.com/sub//");
    }

    @Test
    void readsWhatIsSetAndFillsInTheRest() {
        MailSettings settings = MailSettings.of(environment());
        assertThat(settings.link("/deals/D-000123")).isEqualTo("https://desk.example.com/sub/deals/D-000123");
        assertThat(settings.domain()).isEqualTo("desk.example.com");
        assertThat(settings.digestAt()).isEqualTo(LocalTime.of(7, 0));
        assertThat(settings.zone()).isEmpty();
        assertThat(MailSettings.of(environment().withProperty("dealdesk.mail.zone", "Europe/Berlin"))
                        .zone())
                .contains(ZoneId.of("Europe/Berlin"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dealdesk.mail.from      | ''
            dealdesk.mail.from      | deals
            dealdesk.mail.from      | a@example.com, b@example.com
            dealdesk.public-url     | ''
            dealdesk.public-url     | desk.example.com
            dealdesk.public-url     | ftp://desk.example.com
            dealdesk.public-url     | https://desk.example.com/?a=b
            dealdesk.mail.digest-at | 7
            dealdesk.mail.digest-at | 25:00
            dealdesk.mail.zone      | Mars/Olympus
            """)
    void namesThePropertyThatIsWrong(String property, String value) {
        assertThatThrownBy(() -> MailSettings.of(environment().withProperty(property, value)))
                .isInstanceOf(MailSettings.Misconfigured.class)
                .hasMessageStartingWith(property + " must be ");
    }
}

package org.dealdesk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.platform.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class IfMatchTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "7"                      | 7
            W/"7"                    | 7
            "7", "8"                 | 7 8
            "7",W/"8" , "9"          | 7 8 9
            , "7" ,,                 | 7
            "abc", "7"               | 7
            "abc"                    |
            "a,b", "7"               | 7
            "007"                    | 7
            "99999999999999999999"   |
            ""                       |
            """)
    void acceptsTheVersionsThatItLists(String header, String versions) {
        Set<Long> expected = versions == null
                ? Set.of()
                : Arrays.stream(versions.split(" ")).map(Long::valueOf).collect(Collectors.toSet());

        assertThat(IfMatch.optional(request(header))).isEqualTo(expected);
    }

    @Test
    void joinsSeveralHeaders() {
        assertThat(IfMatch.optional(request("\"1\"", "W/\"2\""))).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void takesAnyVersionWithoutTheHeaderOrWithAStar() {
        assertThat(IfMatch.optional(request())).isNull();
        assertThat(IfMatch.optional(request(" * "))).isNull();
        assertThat(IfMatch.required(request("*"))).isNull();
        assertThatThrownBy(() -> IfMatch.required(request())).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7", "w/\"7\"", "W/7", "\"7\" \"8\"", "*, \"7\"", "\"7\"; q=1", "\"7\u0001\""})
    void refusesWhatIsNoListOfEntityTags(String header) {
        assertThatThrownBy(() -> IfMatch.optional(request(header)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("If-Match must be");
    }

    @Test
    void readsAHugeHeaderInNoTime() {
        for (String huge : List.of("\"1\",".repeat(100_000), ",  ".repeat(1_000) + "x", " ".repeat(3_999) + "x")) {
            assertThatThrownBy(() -> IfMatch.optional(request(huge))).isInstanceOf(Refusal.class);
        }
    }

    private static MockHttpServletRequest request(String... headers) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        for (String header : headers) {
            request.addHeader("If-Match", header);
        }
        return request;
    }
}

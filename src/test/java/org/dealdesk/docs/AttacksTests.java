package org.dealdesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md names for each attack the tests that carry it out, and they are there. */
class AttacksTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| ((?:`\\w+#\\w+`(?:, )?)+) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    /** The attacks of the specification, each by words that its row has. */
    private static final List<String> ATTACKS = List.of(
            "`alg: none`",
            "public key",
            "`iss`",
            "`aud`",
            "`kid`",
            "ID or logout token",
            "code or state",
            "challenge",
            "`preferred_username`",
            "open redirects",
            "fixation",
            "deactivation",
            "cross-site",
            "markup",
            "mails",
            "formulas",
            "expressions",
            "log",
            "headers of an answer",
            "webhook to an odd address",
            "name that changes",
            "redirect",
            "encoded paths",
            "`Host`",
            "compressed",
            "slow",
            "anchors",
            "deep or wide JSON",
            "sessions",
            "keys, cursors",
            "set-up links");

    @Test
    void haveTestsThatExist() throws IOException {
        Map<String, String> classes = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Tests.java")).toList()) {
                // Two packages may have a class of the same name.
                classes.merge(
                        file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        }
        for (MatchResult row : rows()) {
            for (MatchResult test : TEST.matcher(row.group(2)).results().toList()) {
                assertThat(classes).as(row.group(1)).containsKey(test.group(1));
                assertThat(annotations(classes.get(test.group(1)), test.group(2)))
                        .as("%s: %s", row.group(1), test.group())
                        .containsPattern("@(Test|ParameterizedTest)\\b");
            }
        }
    }

    /** What stands between a method and the one above it; empty if the class has no such method. */
    private static String annotations(String source, String method) {
        int at = source.indexOf(" void " + method + "(");
        return at < 0 ? "" : source.substring(Math.max(source.lastIndexOf("\n    }\n", at), 0), at);
    }

    @Test
    void leaveNoneOut() throws IOException {
        String attacks = rows().stream().map(row -> row.group(1)).collect(Collectors.joining("\n"));
        assertThat(ATTACKS).allSatisfy(attack -> assertThat(attacks).contains(attack));
    }

    private static List<MatchResult> rows() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("docs/security.md")))
                .results()
                .toList();
        assertThat(rows).hasSizeGreaterThan(20);
        return rows;
    }
}

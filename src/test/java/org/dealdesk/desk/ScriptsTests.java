package org.dealdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the scripts of the pages keep in a browser, and what they never make of a text. */
class ScriptsTests {

    private static final Pattern KEPT =
            Pattern.compile("localStorage\\.setItem\\(([^,]+),|document\\.cookie = ('\\w+)=");

    private static String scripts = "";

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/static/assets"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                scripts += Files.readString(file);
            }
        }
        assertThat(scripts).contains("localStorage");
    }

    @Test
    void keepTheThemeTheShortcutsAndTheTimeZoneInTheBrowser() {
        Set<String> kept = new TreeSet<>();
        KEPT.matcher(scripts)
                .results()
                .forEach(found -> kept.add(found.group(1) == null ? found.group(2) + "'" : found.group(1)));
        assertThat(kept).containsExactly("'keys'", "'theme'", "'zone'");
        assertThat(scripts).doesNotContain("sessionStorage", "indexedDB", "caches.open", "serviceWorker");
    }

    @Test
    void makeNeitherMarkupNorCodeOfAText() {
        assertThat(scripts)
                .doesNotContain(
                        "eval(",
                        "new Function",
                        "innerHTML",
                        "outerHTML",
                        "insertAdjacentHTML",
                        "document.write",
                        "__proto__",
                        "javascript:");
    }
}

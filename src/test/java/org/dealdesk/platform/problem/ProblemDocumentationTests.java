package org.dealdesk.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation lists exactly the refusals that exist. {@code -Dupdate.docs=true} writes the page anew. */
class ProblemDocumentationTests {

    private static final Path PAGE = Path.of("docs/problems.md");
    private static final Pattern CALL = Pattern.compile("(?:\\badd|\\bfault|InvalidInput\\s*\\.of)\\(");
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"");

    @Test
    void pageIsCurrent() throws IOException {
        String page = page(ProblemCatalogue.load());
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void explainsEveryFaultCodeOfTheCodeAndNoOther() throws IOException {
        assertThat(codesInTheCode())
                .isEqualTo(new TreeSet<>(ProblemCatalogue.load().faults().keySet()));
    }

    @Test
    void seesCodesWhereverTheyAreWritten() {
        assertThat(codes("faults.add(pointer(\"x\"), max ? \"one-code\" : \"other\", \"a, b\");"))
                .containsExactly("one-code", "other");
        assertThat(codes("fault(index, \"sku\", \"a-code\", \"why (so)\")")).containsExactly("a-code");
        assertThat(codes("names.add(\"no-code\")")).isEmpty();
    }

    private static Set<String> codesInTheCode() throws IOException {
        Set<String> codes = new TreeSet<>();
        // A constant, since it decides between two types of problem.
        codes.add(org.dealdesk.platform.input.InvalidInput.UNKNOWN_PROPERTY);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                codes.addAll(codes(Files.readString(file)));
            }
        }
        return codes;
    }

    /** The code is the last argument but one, of at least three. */
    private static Set<String> codes(String source) {
        Set<String> codes = new TreeSet<>();
        Matcher call = CALL.matcher(source);
        while (call.find()) {
            List<String> arguments = arguments(source, call.end());
            if (arguments.size() >= 3) {
                Matcher code = CODE.matcher(arguments.get(arguments.size() - 2));
                while (code.find()) {
                    codes.add(code.group(1));
                }
            }
        }
        return codes;
    }

    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = from;
        boolean quoted = false;
        for (int at = from; at < source.length(); at++) {
            char next = source.charAt(at);
            if (next == '\\') {
                at++;
            } else if (next == '"') {
                quoted = !quoted;
            } else if (!quoted && (next == '(' || next == '{' || next == '[')) {
                depth++;
            } else if (!quoted && depth == 0 && (next == ',' || next == ')')) {
                arguments.add(source.substring(start, at));
                start = at + 1;
                if (next == ')') {
                    return arguments;
                }
            } else if (!quoted && (next == ')' || next == '}' || next == ']')) {
                depth--;
            }
        }
        return arguments;
    }

    private static String page(ProblemCatalogue catalogue) {
        StringBuilder page = new StringBuilder("""
                # Problems

                Every refusal has the same shape: `application/problem+json` (RFC 9457). `type` is one of the
                addresses below and stable; `detail` is for people and may change. Where several problems apply, the one further up is
                told. This page is made from `ProblemType` and `src/main/resources/problems.yaml`
                (`./mvnw test -Dtest=ProblemDocumentationTests -Dupdate.docs=true`).

                """);
        for (ProblemCatalogue.Entry entry : catalogue.entries()) {
            page.append("## `%s` (%d)%n%n".formatted(entry.type(), entry.status()));
            page.append("*%s.* %s%n%n**What to do:** %s%n%n".formatted(entry.title(), entry.meaning(), entry.remedy()));
            entry.members().forEach((name, what) -> page.append("- `%s`: %s%n".formatted(name, what)));
            if (!entry.members().isEmpty()) {
                page.append("%n".formatted());
            }
        }
        page.append("""
                ## Fault codes

                `errors` lists every fault of an input as `{pointer, code, detail}`. `pointer` is a JSON pointer (RFC 6901) into the body, or
                `/` and the name of a parameter.

                | code | meaning |
                | --- | --- |
                """);
        catalogue.faults().forEach((code, meaning) -> page.append("| `%s` | %s |%n".formatted(code, meaning)));
        return page.toString();
    }
}

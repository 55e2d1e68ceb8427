package org.dealdesk.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A package has at most {@value #MOST} source files, that of its description apart. */
final class PackageSizes {

    static final int MOST = 20;

    private PackageSizes() {}

    /** The folders below {@code sources} with more, each with how many it has. */
    static List<String> above(Path sources) throws IOException {
        try (Stream<Path> all = Files.walk(sources)) {
            return all.filter(Files::isDirectory)
                    .filter(folder -> files(folder) > MOST)
                    .map(folder -> "%s has %d".formatted(sources.relativize(folder), files(folder)))
                    .toList();
        }
    }

    private static long files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

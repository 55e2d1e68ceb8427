package org.dealdesk.testing.people;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A real browser: the one that the system has at {@code /usr/bin/chromium}, else the one that Playwright fetches. Without either a
 * test that needs one fails and says how to get one; it is never left out.
 */
public final class Chromium implements AutoCloseable {

    private static final Path OF_SYSTEM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;

    public Chromium() {
        boolean there = Files.isExecutable(OF_SYSTEM);
        try {
            playwright = Playwright.create(new Playwright.CreateOptions()
                    .setEnv(there ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
            // The tests' own pages only: what the sandbox would keep out is not there, and for root it does not work.
            LaunchOptions options = new LaunchOptions().setArgs(List.of("--no-sandbox", "--disable-gpu"));
            browser = playwright.chromium().launch(there ? options.setExecutablePath(OF_SYSTEM) : options);
        } catch (PlaywrightException missing) {
            throw new IllegalStateException(
                    "There is no browser to test the pages in: install one (apt-get install chromium puts it at "
                            + OF_SYSTEM + "), or let Playwright fetch its own",
                    missing);
        }
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}

package org.dealdesk.testing.product;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the product logs while this is open. Opened only once the product has started, which sets up logging anew. */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger product = (Logger) LoggerFactory.getLogger("org.dealdesk");
    private final Level before = product.getLevel();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private final boolean toConsole = product.isAdditive();

    private LogLines() {}

    public static LogLines ofAll() {
        LogLines lines = new LogLines();
        lines.setContext(lines.product.getLoggerContext());
        lines.start();
        lines.product.setLevel(Level.INFO);
        lines.product.addAppender(lines);
        return lines;
    }

    /** The same for failures that a test plants: they are kept from the console, and the test looks at them. */
    public static LogLines ofPlanted() {
        LogLines lines = ofAll();
        lines.product.setAdditive(false);
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getFormattedMessage());
    }

    public List<String> containing(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    public void close() {
        product.detachAppender(this);
        product.setLevel(before);
        product.setAdditive(toConsole);
        stop();
    }
}

package org.dealdesk.platform.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Fills templates of {@code /pdf} with values and prints them as tagged PDF (PDF/UA). Texts of people go through {@link Printable} first. A
 * document loads no other file.
 */
@Component
public class PdfPrinter {

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    public PdfPrinter(MessageSource messages) {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("/pdf/");
        files.setSuffix(".xml");
        files.setTemplateMode(TemplateMode.XML);
        templates.setTemplateResolver(files);
        templates.setTemplateEngineMessageSource(messages);
    }

    /** The document as PDF. */
    public byte[] print(String template, Map<String, Object> values) {
        String xhtml = templates.process(template, new Context(Locale.ENGLISH, values));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        for (DocumentFont font : DocumentFont.values()) {
            builder.useFont(font::open, DocumentFont.FAMILY, font.weight(), FontStyle.NORMAL, true);
        }
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.defaultTextDirection(TextDirection.LTR);
        builder.useUriResolver((base, address) -> null);
        builder.usePdfUaAccessibility(true);
        builder.withProducer("Dealdesk");
        builder.withHtmlContent(xhtml, null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return pdf.toByteArray();
    }
}

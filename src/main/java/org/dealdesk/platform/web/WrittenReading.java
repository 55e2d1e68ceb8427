package org.dealdesk.platform.web;

import java.io.IOException;
import java.util.List;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.stereotype.Component;

/** Reads documents as text in UTF-8; the receiver parses them. */
@Component
class WrittenReading extends AbstractHttpMessageConverter<WrittenBody> {

    WrittenReading() {
        super(
                MediaType.APPLICATION_JSON,
                MediaType.valueOf(WrittenBody.YAML),
                MediaType.valueOf("application/x-yaml"),
                MediaType.valueOf("text/yaml"));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == WrittenBody.class;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes(Class<?> type) {
        return supports(type) ? getSupportedMediaTypes() : List.of();
    }

    @Override
    protected WrittenBody readInternal(Class<? extends WrittenBody> type, HttpInputMessage message) throws IOException {
        String text = BodyReading.text(message.getBody().readAllBytes());
        boolean json =
                MediaType.APPLICATION_JSON.isCompatibleWith(message.getHeaders().getContentType());
        if (json && !text.stripLeading().startsWith("{")) {
            throw new Refusal(ProblemType.MALFORMED, "The body is declared as JSON, but is no JSON object");
        }
        return new WrittenBody(text, json ? WrittenBody.JSON : WrittenBody.YAML);
    }

    @Override
    public boolean canWrite(Class<?> type, MediaType mediaType) {
        return false;
    }

    @Override
    protected void writeInternal(WrittenBody body, HttpOutputMessage message) {
        throw new HttpMessageNotWritableException("Documents are only read");
    }
}

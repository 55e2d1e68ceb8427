package org.dealdesk.platform.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.SlowWork;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.stereotype.Component;

/** Reads request bodies strictly: UTF-8 without broken sequences, one JSON document, no property twice, decimals exact. */
@Component
class BodyReading extends AbstractHttpMessageConverter<Body> {

    /** Policies are longer; they are read as documents. */
    static final int MOST_BYTES = 256 << 10;

    BodyReading() {
        super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Body.class;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes(Class<?> type) {
        return supports(type) ? getSupportedMediaTypes() : List.of();
    }

    @Override
    protected Body readInternal(Class<? extends Body> type, HttpInputMessage message) throws IOException {
        SlowWork.begins("reading of a body");
        byte[] bytes = message.getBody().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(ProblemType.TOO_LARGE, "A JSON body has at most " + MOST_BYTES + " bytes");
        }
        try {
            return new Body(CanonicalJson.STRICT.readTree(text(bytes)), CanonicalJson.sha256(bytes));
        } catch (NumberFormatException unrepresentable) {
            throw new Refusal(ProblemType.MALFORMED, "The body has a number with an exponent beyond all measure");
        } catch (com.fasterxml.jackson.core.JacksonException malformed) {
            throw new HttpMessageNotReadableException("The body is not JSON", malformed, message);
        }
    }

    /** UTF-8 without broken sequences, independent of the declared encoding. */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new Refusal(ProblemType.MALFORMED, "The body is not valid UTF-8");
        }
    }

    @Override
    public boolean canWrite(Class<?> type, MediaType mediaType) {
        return false;
    }

    @Override
    protected void writeInternal(Body body, HttpOutputMessage message) {
        throw new HttpMessageNotWritableException("Bodies are only read");
    }
}

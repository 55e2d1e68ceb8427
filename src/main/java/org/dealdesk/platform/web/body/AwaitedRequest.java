package org.dealdesk.platform.web.body;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose handler waits for the body while it reads it: what has credentials and is too long to be received before. */
final class AwaitedRequest extends HttpServletRequestWrapper {

    private final Places places;
    private AwaitedStream stream;

    AwaitedRequest(HttpServletRequest request, Places places) {
        super(request);
        this.places = places;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new AwaitedStream(super.getInputStream(), Allowance.of(this), getContentLengthLong(), places);
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    /** Gives back what the stream holds. */
    void leave() {
        if (stream != null) {
            stream.leave();
        }
    }
}

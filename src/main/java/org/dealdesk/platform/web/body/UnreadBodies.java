package org.dealdesk.platform.web.body;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * A request may be answered before its body has been read. By itself the server would then read the rest, and a thread would wait for
 * for the rest of the body. Here the received part is thrown away; where that is not all, the connection is closed.
 */
final class UnreadBodies extends ValveBase {

    private static final int MOST_DISCARDED = 2 << 20;

    UnreadBodies() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        org.apache.coyote.Request body = request.getCoyoteRequest();
        if (request.isAsync() || isRead(body)) {
            return;
        }
        discard(body);
        if (!isRead(body)) {
            // The answer goes out first: what follows would make a failure of it.
            response.finishResponse();
            body.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** Chunked bodies are not read, because the length of a chunk may arrive late. */
    private static void discard(org.apache.coyote.Request request) {
        Discarded discarded = new Discarded();
        long left = request.getContentLengthLong() < 0 ? 0 : MOST_DISCARDED;
        try {
            while (left > 0 && !isRead(request) && hasMore(request)) {
                int count = request.doRead(discarded);
                left = count < 0 ? 0 : left - count;
            }
        } catch (IOException gone) {
            // Its sender does not listen any more; the connection is closed.
            request.action(ActionCode.CLOSE_NOW, gone);
        }
    }

    private static boolean hasMore(org.apache.coyote.Request request) {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() > 0;
    }

    private static boolean isRead(org.apache.coyote.Request request) {
        AtomicBoolean read = new AtomicBoolean();
        request.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }

    private static final class Discarded implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer next) {
            buffer = next;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Only what has come is looked at.
        }
    }
}

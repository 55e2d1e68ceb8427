package org.dealdesk.platform.web.body;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;

/** A request whose body is there. The web server has not read it as a form, so its fields are read here. */
final class ReceivedRequest extends HttpServletRequestWrapper {

    private final Map<String, List<String>> form;
    private final boolean tooLarge;
    private final ServletInputStream stream;
    private final Arrival arrival;

    /**
     * @param form the fields of the body where it is a form
     */
    ReceivedRequest(HttpServletRequest request, Arrival arrival, Map<String, List<String>> form) {
        super(request);
        this.arrival = arrival;
        this.form = form;
        this.tooLarge = arrival.end() == Arrival.End.TOO_LARGE;
        this.stream = new Received(arrival.bytes());
    }

    /** For the filters and handlers behind, the request begins here. */
    @Override
    public DispatcherType getDispatcherType() {
        DispatcherType type = super.getDispatcherType();
        return type == DispatcherType.ASYNC && !arrival.isAnswered() ? DispatcherType.REQUEST : type;
    }

    @Override
    public ServletInputStream getInputStream() {
        if (tooLarge) {
            throw new Refusal(ProblemType.TOO_LARGE, arrival.allowance().sentence());
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public String getParameter(String name) {
        String ofAddress = super.getParameter(name);
        return ofAddress != null || !form.containsKey(name)
                ? ofAddress
                : form.get(name).get(0);
    }

    @Override
    public String[] getParameterValues(String name) {
        String[] ofAddress = super.getParameterValues(name);
        if (!form.containsKey(name)) {
            return ofAddress;
        }
        List<String> all = new ArrayList<>(ofAddress == null ? List.of() : List.of(ofAddress));
        all.addAll(form.get(name));
        return all.toArray(String[]::new);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
        form.keySet().forEach(name -> all.put(name, getParameterValues(name)));
        return Collections.unmodifiableMap(all);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        Set<String> all = new LinkedHashSet<>(Collections.list(super.getParameterNames()));
        all.addAll(form.keySet());
        return Collections.enumeration(all);
    }

    private static final class Received extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Received(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The body has been read already");
        }
    }
}

package org.dealdesk.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.access.session.Sessions;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;

/** Keeps what a redirect leads to in the session, as a text: a session holds no objects. */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class FlashMessages extends AbstractFlashMapManager {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    protected List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(Sessions.FLASH) instanceof String text ? read(text) : null;
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> messages, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.setAttribute(Sessions.FLASH, write(messages));
        }
    }

    /** All nodes share a session, so no lock of this one holds. */
    @Override
    protected Object getFlashMapsMutex(HttpServletRequest request) {
        return null;
    }

    static String write(List<FlashMap> messages) {
        ArrayNode all = JSON.createArrayNode();
        messages.forEach(message -> all.addObject()
                .put("done", String.valueOf(message.get(DoneMessage.NAME)))
                .put("path", message.getTargetRequestPath())
                .put("expires", message.getExpirationTime()));
        return all.toString();
    }

    static List<FlashMap> read(String text) {
        List<FlashMap> messages = new ArrayList<>();
        try {
            for (JsonNode stored : JSON.readTree(text)) {
                FlashMap message = new FlashMap();
                message.put(DoneMessage.NAME, stored.path("done").asText());
                message.setTargetRequestPath(stored.path("path").textValue());
                message.setExpirationTime(stored.path("expires").asLong());
                messages.add(message);
            }
        } catch (JsonProcessingException unreadable) {
            return new ArrayList<>();
        }
        return messages;
    }
}

package org.dealdesk.rest.openapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the OpenAPI document as JSON. It is public. */
@RestController
class ApiDocumentController {

    private final ApiDocument document;

    ApiDocumentController(ApiDocument document) {
        this.document = document;
    }

    /** The server is named by its path alone: no address is made from {@code Host}. */
    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> read(HttpServletRequest request, HttpServletResponse response) {
        byte[] text = document.below(request.getContextPath()).toString().getBytes(StandardCharsets.UTF_8);
        // In place of what the valve in front of everything has set.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        return ResponseEntity.ok()
                .eTag(DigestUtils.md5DigestAsHex(text))
                .contentType(MediaType.APPLICATION_JSON)
                .body(text);
    }
}

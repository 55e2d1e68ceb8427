package org.dealdesk.platform.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers that a browser stores as files. */
public final class Download {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private Download() {}

    /** A table, stored under the name. */
    public static ResponseEntity<Object> csv(String name, String text) {
        return file(CSV, name, text);
    }

    /** A document, stored under the name. */
    public static ResponseEntity<Object> pdf(String name, byte[] document) {
        return file(MediaType.APPLICATION_PDF, name, document);
    }

    private static ResponseEntity<Object> file(MediaType type, String name, Object body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }
}

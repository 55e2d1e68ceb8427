package org.dealdesk.rest.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** In which format an answer leaves: the first one of a call's that the header {@code Accept} takes. */
enum Format {
    JSON(MediaType.APPLICATION_JSON),
    CSV(new MediaType("text", "csv")),
    PDF(MediaType.APPLICATION_PDF);

    static final String TEXT_CSV = "text/csv";

    /** Not changed by its users. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final MediaType type;

    Format(MediaType type) {
        this.type = type;
    }

    /** {@link #JSON} where the header is missing or takes any; what no format fits was refused before. */
    static Format of(HttpServletRequest request, List<Format> offered) {
        List<MediaType> accepted =
                new ArrayList<>(MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
        MimeTypeUtils.sortBySpecificity(accepted);
        for (MediaType one : accepted) {
            for (Format format : offered) {
                if (one.includes(format.type)) {
                    return format;
                }
            }
        }
        return JSON;
    }
}

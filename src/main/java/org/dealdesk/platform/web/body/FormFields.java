package org.dealdesk.platform.web.body;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;

/** The fields of a form, {@code application/x-www-form-urlencoded} in UTF-8. */
final class FormFields {

    private FormFields() {}

    /** In the order in which they were sent. They are counted before anything is made of them. */
    static Map<String, List<String>> of(byte[] body, int most) {
        if (count(body) > most) {
            throw new Refusal(ProblemType.TOO_LARGE, "A form has at most " + most + " fields");
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = field.indexOf('=');
            String name = decoded(equals < 0 ? field : field.substring(0, equals));
            String value = equals < 0 ? "" : decoded(field.substring(equals + 1));
            if (!name.isEmpty()) {
                fields.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value);
            }
        }
        return fields;
    }

    private static int count(byte[] body) {
        int count = 1;
        for (byte letter : body) {
            if (letter == '&') {
                count++;
            }
        }
        return count;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new Refusal(ProblemType.MALFORMED, "A field of the form has a broken percent sequence");
        }
    }
}

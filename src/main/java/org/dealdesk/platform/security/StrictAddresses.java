package org.dealdesk.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/**
 * Refuses paths in which letters, digits or other characters that need no encoding are encoded. No program writes an address so, and
 * code that compares addresses before they are decoded would not recognize {@code /%61pi} as {@code /api}.
 */
@Component
class StrictAddresses extends StrictHttpFirewall {

    /** RFC 3986, "unreserved": {@code A-Z a-z 0-9 - . _ ~}. */
    private static final Pattern ENCODED_UNRESERVED =
            Pattern.compile("%(?:4[1-9a-fA-F]|5[0-9aAfF]|6[1-9a-fA-F]|7[0-9aAeE]|3[0-9]|2[dDeE])");

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        if (ENCODED_UNRESERVED.matcher(request.getRequestURI()).find()) {
            throw new RequestRejectedException("The address encodes a character that needs no encoding");
        }
        return super.getFirewalledRequest(request);
    }
}

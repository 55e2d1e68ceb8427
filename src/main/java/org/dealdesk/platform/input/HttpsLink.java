package org.dealdesk.platform.input;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads links that people are meant to follow, and addresses that the product calls: https, and what it looks like is what it is. */
public final class HttpsLink {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    private HttpsLink() {}

    /**
     * The link, unless it has another scheme, no host, a user before the host, characters that cannot be seen or that turn the
     * direction of text, or a host whose number is written in an ambiguous way, such as {@code 0177.0.0.1}.
     */
    public static Optional<URI> read(String text) {
        return read(text, false);
    }

    /** The same, with plain http allowed on request. */
    public static Optional<URI> read(String text, boolean plain) {
        try {
            URI uri = new URI(text);
            boolean scheme =
                    "https".equalsIgnoreCase(uri.getScheme()) || (plain && "http".equalsIgnoreCase(uri.getScheme()));
            return scheme
                            && uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && text.codePoints().allMatch(HttpsLink::isVisible)
                            && !isAmbiguous(uri.getHost())
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    /** A host that ends in a number is an IPv4 address, which readers take apart in different ways unless it is written in full. */
    private static boolean isAmbiguous(String host) {
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String last = bare.substring(bare.lastIndexOf('.') + 1);
        return !host.startsWith("[")
                && NUMBER.matcher(last).matches()
                && !IPV4.matcher(host).matches();
    }
}

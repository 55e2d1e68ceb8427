package org.dealdesk.access.oidc.signin;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.access.oidc.Identities.Identity;
import org.dealdesk.access.oidc.OidcSettings;
import org.dealdesk.platform.people.MailAddress;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.text.Characters;

/** What the provider says of a person, claims of another type than expected left out. */
record Claims(Map<String, Object> all, OidcSettings settings) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MAIL = 320;

    Identity identity() {
        return new Identity(settings.issuer(), text("sub").orElse(""));
    }

    /** What names the person at the first sign-in. */
    Optional<String> id() {
        return text(settings.idClaim());
    }

    Optional<String> name() {
        return text("name").map(Claims::line).filter(name -> name.codePoints().anyMatch(Characters::isVisible));
    }

    Optional<String> mail() {
        return text("email").filter(mail -> mail.length() <= LONGEST_MAIL && MailAddress.is(mail));
    }

    Set<Role> roles() {
        return settings.roles().in(all);
    }

    Optional<String> session() {
        return text("sid").filter(sid -> sid.length() <= Identity.LONGEST_SUBJECT);
    }

    Optional<String> acr() {
        return text("acr");
    }

    Optional<Instant> signedInAt() {
        return all.get("auth_time") instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    private Optional<String> text(String claim) {
        return all.get(claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** One line of bounded length, of characters that names may have. */
    private static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().filter(Claims::isOfNames).limit(LONGEST_NAME / 2).forEach(line::appendCodePoint);
        return Characters.stripped(line.toString());
    }

    private static boolean isOfNames(int point) {
        return !Characters.isControl(point) && !Characters.isBroken(point) && !Characters.isDirectionChange(point);
    }
}

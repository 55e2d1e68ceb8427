package org.dealdesk.access.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.web.PublicUrl;
import org.springframework.stereotype.Component;

/** What a new password must be: long enough, and not easily guessed. There are no rules of composition. */
@Component
public class PasswordRules {

    public static final int SHORTEST = 12;
    public static final int LONGEST = 128;

    private final PasswordHashing hashing;
    private final PublicUrl publicUrl;

    PasswordRules(PasswordHashing hashing, PublicUrl publicUrl) {
        this.hashing = hashing;
        this.publicUrl = publicUrl;
    }

    /**
     * Adds what is wrong with the password to the faults.
     *
     * @param owner what is known of the person: id, name and mail address, each of which may be null
     */
    public void check(String password, List<String> owner, String pointer, Faults faults) {
        int characters = password == null ? 0 : password.codePointCount(0, password.length());
        if (characters == 0) {
            faults.add(pointer, "missing", "is required");
        } else if (characters < SHORTEST || characters > LONGEST) {
            faults.add(pointer, "invalid-length", "must have between " + SHORTEST + " and " + LONGEST + " characters");
        } else if (isWeak(password, owner)) {
            faults.add(
                    pointer,
                    "weak-password",
                    "is too easy to guess: use several words that do not belong together, and no names");
        }
    }

    private boolean isWeak(String password, List<String> owner) {
        List<String> personal =
                new ArrayList<>(owner.stream().filter(Objects::nonNull).toList());
        publicUrl.origin().ifPresent(personal::add);
        return hashing.inTurn(() -> PasswordStrength.isWeak(password, personal));
    }
}

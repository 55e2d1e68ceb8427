package org.dealdesk.access.directory;

import java.util.function.Supplier;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/** The last active administrator who can sign in stays. */
@Component
class LastAdministrator {

    private final SignInWays ways;

    LastAdministrator(SignInWays ways) {
        this.ways = ways;
    }

    /** Does the change, in the transaction at hand, and refuses it if no administrator can sign in after it. */
    <T> T kept(String person, Supplier<T> change) {
        boolean before = ways.haveAdministrator();
        T done = change.get();
        if (before && !ways.haveAdministrator()) {
            throw new Refusal(
                    ProblemType.LAST_ADMINISTRATOR, person + " is the last active administrator who can sign in");
        }
        return done;
    }
}

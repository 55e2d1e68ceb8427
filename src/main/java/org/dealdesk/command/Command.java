package org.dealdesk.command;

import java.util.Optional;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;

/**
 * A changing request of a caller. Its input was read before: there is no reading or parsing in the transaction.
 *
 * @param name of the use case, as the log and the metrics have it
 * @param key by which a repeated request is recognised; null where each request is a new one
 * @param subject the number of the deal, or {@link #NO_DEAL} where the door does not know it
 * @param faults what is wrong with what was sent, which ends the command before its transaction
 * @param needsFreshSignIn whether it needs a sign-in of the last minutes
 */
public record Command(
        String name, Caller caller, IdempotencyKey key, String subject, Faults faults, boolean needsFreshSignIn) {

    public static final String NO_DEAL = "-";

    public static Command of(String name, Caller caller) {
        return new Command(name, caller, null, NO_DEAL, new Faults(), false);
    }

    /** The same with a key; null for none. */
    public Command once(IdempotencyKey once) {
        return new Command(name, caller, once, subject, faults, needsFreshSignIn);
    }

    public Command about(DealNumber deal) {
        return new Command(name, caller, key, deal.toString(), faults, needsFreshSignIn);
    }

    /** The same about the deal if there is one. */
    public Command about(Optional<DealNumber> deal) {
        return deal.map(this::about).orElse(this);
    }

    /** The same with what was sent, all of which must be valid. */
    public Command with(Input<?> sent) {
        return new Command(name, caller, key, subject, sent.faults(), needsFreshSignIn);
    }

    /** The same for a caller who has signed in within the last minutes; others are refused, as {@code FreshSignIn} says. */
    public Command fresh() {
        return new Command(name, caller, key, subject, faults, true);
    }
}

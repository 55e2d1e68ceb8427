package org.dealdesk.access.account;

import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.security.brake.PasswordProof;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** People change their password. It asks for the current one, ends all other sessions and is mailed. */
@Component
public class ChangePassword {

    private final SignInWays ways;
    private final People people;
    private final PasswordProof proof;
    private final NewPasswords passwords;
    private final Transactions transactions;

    ChangePassword(
            SignInWays ways, People people, PasswordProof proof, NewPasswords passwords, Transactions transactions) {
        this.ways = ways;
        this.people = people;
        this.proof = proof;
        this.passwords = passwords;
        this.transactions = transactions;
    }

    /**
     * What was sent: the current password and the new one.
     *
     * @param from the request that sent it
     */
    public record Asked(String current, String next, WebAuthenticationDetails from) {}

    /** A checked change, ready to be written. */
    public record Prepared(Person person, String hash) {}

    /** Checks both passwords and hashes the new one, before the transaction. */
    public Prepared prepare(Caller caller, Asked asked) {
        Person person = people.find(caller.id()).orElseThrow(() -> Refusal.notFound("person " + caller.id()));
        if (!ways.hasAccounts()) {
            throw SecurityLog.refuse(ProblemType.FORBIDDEN, caller, "You have no password of your own here");
        }
        Faults faults = new Faults();
        if (!proof.holds(caller.id(), asked.current(), asked.from())) {
            faults.add("/current", "wrong-password", "is not your current password");
        }
        faults.refuseIfAny();
        String hash = passwords.hash(asked.next(), person, "/password", faults);
        faults.refuseIfAny();
        return new Prepared(person, hash);
    }

    /**
     * Writes the new password, in the transaction at hand.
     *
     * @param but the session that stays, by the id that its cookie holds
     */
    public void change(Prepared prepared, String but) {
        transactions.join(() -> {
            passwords.set(prepared.person(), prepared.hash(), but, true);
            return prepared;
        });
    }
}

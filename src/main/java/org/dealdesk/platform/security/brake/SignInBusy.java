package org.dealdesk.platform.security.brake;

import org.dealdesk.platform.problem.Refusal;
import org.springframework.security.authentication.AuthenticationServiceException;

/** The password was not looked at, because too many others are being checked. */
public final class SignInBusy extends AuthenticationServiceException {

    private final Refusal refusal;

    public SignInBusy(Refusal refusal) {
        super(refusal.getMessage(), refusal);
        this.refusal = refusal;
    }

    /** What the caller is told. */
    public Refusal refusal() {
        return refusal;
    }
}

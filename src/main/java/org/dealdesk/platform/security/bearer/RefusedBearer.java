package org.dealdesk.platform.security.bearer;

import org.dealdesk.platform.problem.ProblemType;
import org.springframework.security.core.AuthenticationException;

/** A token is not taken, or its holder may not come in. */
public final class RefusedBearer extends AuthenticationException {

    private final ProblemType type;

    public RefusedBearer(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public static RefusedBearer unauthenticated(String detail) {
        return new RefusedBearer(ProblemType.UNAUTHENTICATED, detail);
    }

    public ProblemType type() {
        return type;
    }
}

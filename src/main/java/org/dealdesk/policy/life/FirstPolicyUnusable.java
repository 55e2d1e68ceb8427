package org.dealdesk.policy.life;

/** The document that an empty database is to start with cannot be a policy, or not yet. */
final class FirstPolicyUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FirstPolicyUnusable(String message, Exception cause) {
        super(message, cause);
    }
}

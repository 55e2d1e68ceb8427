package org.dealdesk.platform.problem;

import java.util.Locale;

/** Every kind of refusal, in order of precedence where several apply. The slug is stable; docs/problems.md explains each. */
public enum ProblemType {
    MALFORMED(400, "The request cannot be read"),
    NOT_IMPLEMENTED(501, "The web server does not offer this"),
    HTTP_VERSION_NOT_SUPPORTED(505, "The web server does not speak this version of HTTP"),
    CROSS_SITE(403, "Another site has sent this request"),
    UNAUTHENTICATED(401, "Sign in first"),
    FORBIDDEN(403, "You may not do this"),
    NOT_FOUND(404, "There is nothing here, or nothing that is yours to see"),
    METHOD_NOT_ALLOWED(405, "This resource does not take that method"),
    NOT_ACCEPTABLE(406, "The answer can only be had as JSON"),
    TOO_LARGE(413, "The request is too large"),
    TOO_SLOW(408, "The request took too long to come"),
    TOO_MANY_TRIES(429, "Too many wrong passwords were tried"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request is not in a format that this call reads"),
    PRECONDITION_REQUIRED(428, "Say which version you have seen"),
    PRECONDITION_FAILED(412, "The deal has changed since you read it"),
    IDEMPOTENCY_KEY_REUSED(422, "This idempotency key was used for another request"),
    IDEMPOTENCY_KEY_IN_PROGRESS(409, "The first request with this idempotency key is still running"),
    INVALID(422, "The input is invalid"),
    TOO_MANY_COMMENTS(429, "You have written too many comments"),
    EXTERNAL_REF_TAKEN(409, "Another deal has this external reference"),
    DEAL_BLOCKED(422, "The policy does not allow this deal"),
    WRONG_STATUS(409, "The deal is not in a status that allows this"),
    REVISION_MOVED_ON(409, "The deal has moved on to another revision"),
    REVIEW_DECIDED(409, "The review has been decided"),
    REVIEW_CLOSED(409, "The review is closed"),
    NO_COUNTER_OFFER(409, "There is no counter-offer to accept"),
    COUNTER_OFFER_LAPSED(409, "The counter-offer does not stand any more"),
    UNCHANGED_SINCE_REJECTION(409, "Nothing has got better since the rejection"),
    VOTED_ALREADY(409, "You have voted on this review"),
    NO_APPEAL(409, "The rejection cannot be appealed"),
    REVIEW_CLAIMED(409, "Somebody else is on the review"),
    CONFLICT_OF_INTEREST(403, "You have a part in this deal"),
    OTHER_FUNCTION_DECIDED(403, "You have decided for another function on this deal"),
    ROLES_EXCLUDE(403, "Your roles exclude each other"),
    LAST_ADMINISTRATOR(409, "The last active administrator stays"),
    POLICY_VERSION_TAKEN(409, "There is a policy of this version already"),
    SECOND_PERSON_NEEDED(403, "Somebody else must approve your policy"),
    POLICY_WRONG_STATE(409, "The policy is not in a state that allows this"),
    POLICY_DATE_PASSED(409, "The policy's date is no longer ahead"),
    POLICY_DATE_TAKEN(409, "Another policy comes into force on that day"),
    GATE_REFUSED(409, "The commission gate refused the approval"),
    BUSY(503, "Too many people are working on this at the moment"),
    UNAVAILABLE(503, "The product cannot answer at the moment"),
    INTERNAL(500, "Something went wrong here");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

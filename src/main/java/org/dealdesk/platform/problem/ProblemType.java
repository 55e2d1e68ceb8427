package org.dealdesk.platform.problem;

import java.util.Locale;

/** Every kind of refusal, in order of precedence where several apply. The slug is stable; docs/problems.md explains each. */
public enum ProblemType {
    MALFORMED(400, "The request could not be read"),
    NOT_IMPLEMENTED(501, "The web server does not offer this"),
    HTTP_VERSION_NOT_SUPPORTED(505, "The web server does not speak this version of HTTP"),
    CROSS_SITE(403, "The request came from another site"),
    UNAUTHENTICATED(401, "Sign in first"),
    SIGN_IN_AGAIN(403, "Sign in again for this"),
    FORBIDDEN(403, "You do not have permission"),
    NOT_FOUND(404, "Not found, or you do not have access"),
    METHOD_NOT_ALLOWED(405, "This resource does not support the method"),
    NOT_ACCEPTABLE(406, "The response is available as JSON only"),
    TOO_LARGE(413, "The request is too large"),
    TOO_SLOW(408, "The request took too long to arrive"),
    TOO_MANY_CALLS(429, "Too many calls in a minute"),
    TOO_MANY_TRIES(429, "Too many failed sign-in attempts"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request format is not supported here"),
    PRECONDITION_REQUIRED(428, "Reload the deal and try again"),
    PRECONDITION_FAILED(412, "The deal changed since you loaded it"),
    IDEMPOTENCY_KEY_REUSED(422, "This idempotency key was used for another request"),
    IDEMPOTENCY_KEY_IN_PROGRESS(409, "The first request with this idempotency key is still running"),
    INVALID(422, "The input is invalid"),
    TOO_MANY_COMMENTS(429, "You have written too many comments"),
    EXTERNAL_REF_TAKEN(409, "Another deal has this external reference"),
    DEAL_BLOCKED(422, "The policy blocks this deal"),
    WRONG_STATUS(409, "The deal's status does not allow this"),
    SIGNED_DIFFERS(409, "The signed net is not the approved one"),
    CREDIT_ABOVE_NET(409, "The credit note is above what is left of the net"),
    CREDIT_NOTE_VOID(409, "The credit note is void already"),
    NOT_A_CONTRACT(409, "This deal takes no change order"),
    REVISION_MOVED_ON(409, "The deal has moved on to another revision"),
    REVIEW_DECIDED(409, "The review is already decided"),
    REVIEW_CLOSED(409, "The review is closed"),
    NO_COUNTER_OFFER(409, "There is no counter-offer to accept"),
    COUNTER_OFFER_LAPSED(409, "The counter-offer has lapsed"),
    UNCHANGED_SINCE_REJECTION(409, "The deal has not improved since the rejection"),
    VOTED_ALREADY(409, "You already voted on this review"),
    NO_APPEAL(409, "The rejection cannot be appealed"),
    REVIEW_CLAIMED(409, "The review is claimed by another person"),
    ADVICE_OVER(409, "The question is over"),
    OUTSIDE_AUTHORITY(403, "The deal is outside your authority"),
    CONFLICT_OF_INTEREST(403, "You have a conflict of interest in this deal"),
    OTHER_FUNCTION_DECIDED(403, "You already decided for another function on this deal"),
    ROLES_EXCLUDE(403, "Your roles exclude each other"),
    LINK_REFUSED(409, "No link can be made for this person"),
    LAST_ADMINISTRATOR(409, "The last active administrator cannot be removed"),
    SECOND_ADMINISTRATOR_NEEDED(403, "Another administrator must approve this"),
    CHANGE_ENDED(409, "The change does not wait any more"),
    CHANGE_OUTDATED(409, "The person has changed since"),
    POLICY_VERSION_TAKEN(409, "This policy version already exists"),
    SECOND_PERSON_NEEDED(403, "A second person is needed"),
    POLICY_WRONG_STATE(409, "The policy's state does not allow this"),
    POLICY_DATE_PASSED(409, "The policy's effective date has passed"),
    POLICY_DATE_TAKEN(409, "Another policy takes effect on that day"),
    OWN_COMMISSION(403, "This is about your own commission"),
    COMMISSION_WRONG_STATE(409, "Its state does not allow this"),
    MONTH_WRONG_STATE(409, "The month's state does not allow this"),
    PAYOUT_OPEN(409, "Another payout is open"),
    PAYOUT_EMPTY(409, "There is no line to pay"),
    PAYOUT_CHANGED(409, "The lines of the payout have changed"),
    GATE_REFUSED(409, "The commission gate refused the approval"),
    BUSY(503, "The system is busy"),
    UNAVAILABLE(503, "The service is unavailable"),
    INTERNAL(500, "Something went wrong on our side");

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

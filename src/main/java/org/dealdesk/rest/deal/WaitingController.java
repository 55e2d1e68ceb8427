package org.dealdesk.rest.deal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dealdesk.approval.eligibility.AskedApprovers;
import org.dealdesk.approval.view.TaskList;
import org.dealdesk.approval.view.Wait;
import org.dealdesk.approval.view.WaitingTimes;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.platform.people.Caller;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The waiting times of a deal and their causes. */
@RestController
@RequestMapping(path = "/api/v1/deals", produces = MediaType.APPLICATION_JSON_VALUE)
class WaitingController {

    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    private final WaitingTimes times;
    private final AskedApprovers asked;
    private final TaskList tasks;

    WaitingController(WaitingTimes times, AskedApprovers asked, TaskList tasks) {
        this.times = times;
        this.asked = asked;
        this.tasks = tasks;
    }

    /** One wait. */
    record WaitAnswer(
            Wait.Cause cause,
            String function,
            Integer revision,
            Instant from,
            Instant until,
            BigDecimal businessHours) {}

    /** Business hours per cause. */
    record Sums(BigDecimal reviewer, BigDecimal rep, BigDecimal prerequisite) {}

    /** A person that an open review waits for, with the limits of their authority. */
    record AskedAnswer(String id, List<String> onBehalfOf, ObjectNode limits) {

        static AskedAnswer of(AskedApprovers.Asked asked) {
            return new AskedAnswer(
                    asked.id(), asked.onBehalfOf(), asked.limits().toJson());
        }
    }

    /** The people that an open review waits for. */
    record WaitsForAnswer(String review, List<AskedAnswer> people) {}

    /**
     * All waits of a deal.
     *
     * @param waitsFor for callers who may look at reviews that others decide; empty for others
     */
    record WaitingAnswer(String deal, List<WaitAnswer> waits, Sums businessHours, List<WaitsForAnswer> waitsFor) {}

    @GetMapping("/{number}/waiting")
    WaitingAnswer waiting(@PathVariable("number") String number, @AuthenticationPrincipal Caller caller) {
        DealRef ref = DealRef.of(number, null);
        List<Wait> waits = times.of(ref, caller);
        return new WaitingAnswer(
                ref.number().toString(),
                waits.stream().map(WaitingController::answer).toList(),
                new Sums(
                        sum(waits, Wait.Cause.REVIEWER),
                        sum(waits, Wait.Cause.REP),
                        sum(waits, Wait.Cause.PREREQUISITE)),
                tasks.areSeenBy(caller) ? waitsFor(ref) : List.of());
    }

    private List<WaitsForAnswer> waitsFor(DealRef ref) {
        return asked.of(ref.number()).entrySet().stream()
                .map(review -> new WaitsForAnswer(
                        review.getKey(),
                        review.getValue().stream().map(AskedAnswer::of).toList()))
                .toList();
    }

    private static WaitAnswer answer(Wait wait) {
        return new WaitAnswer(
                wait.cause(), wait.function(), wait.revision(), wait.from(), wait.until(), hours(wait.business()));
    }

    private static BigDecimal sum(List<Wait> waits, Wait.Cause cause) {
        return hours(waits.stream()
                .filter(wait -> wait.cause() == cause)
                .map(Wait::business)
                .reduce(Duration.ZERO, Duration::plus));
    }

    private static BigDecimal hours(Duration time) {
        return BigDecimal.valueOf(time.toSeconds()).divide(SECONDS_PER_HOUR, 2, RoundingMode.HALF_UP);
    }
}

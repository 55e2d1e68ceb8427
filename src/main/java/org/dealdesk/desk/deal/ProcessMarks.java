package org.dealdesk.desk.deal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dealdesk.approval.review.ReviewId;
import org.dealdesk.deal.Deal;
import org.dealdesk.policy.ApprovalFunction;

/**
 * Where a deal is in the picture of its process: the ids of what it has passed, of where it is, and of where it has ended without an
 * approval. The list of functions says the same in words.
 */
record ProcessMarks(List<String> done, List<String> now, List<String> ended) {

    private static final Set<String> PASSED = Set.of("APPROVED", "VOID");
    private static final Set<String> STOPPED = Set.of("REJECTED", "CHANGES_REQUESTED", "CANCELLED");
    private static final Set<String> WAITING = Set.of("AHEAD", "SPARED");

    static ProcessMarks of(Deal deal, List<RouteStop> stops) {
        return new Walk(
                        deal,
                        stops.stream().collect(Collectors.toMap(RouteStop::function, Function.identity())),
                        new ProcessMarks(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()))
                .walk();
    }

    private record Walk(Deal deal, Map<String, RouteStop> stops, ProcessMarks marks) {

        ProcessMarks walk() {
            passed("start_submitted", "flow_submitted", "gw_round_started", "flow_to_sales_ops");
            if (isHeard()) {
                passed("start_appealed", "flow_appealed");
            }
            if (passes(ApprovalFunction.SALES_OPS)) {
                passed("flow_to_fork", "gw_fork", "flow_to_finance", "flow_to_legal");
                boolean finance = joins(ApprovalFunction.FINANCE);
                boolean legal = joins(ApprovalFunction.LEGAL);
                if (finance && legal) {
                    passed("gw_join", "flow_to_committee", "gw_on_appeal");
                    if (passes(ApprovalFunction.COMMITTEE)) {
                        passed("flow_all_approved", "task_clear_and_accrue", "flow_approved", "end_approved");
                    }
                }
            }
            switch (deal.status()) {
                case REJECTED -> rejected();
                case CHANGES_REQUESTED -> end("changes_requested");
                case WITHDRAWN -> {
                    if (!marks.done().contains("end_approved")) {
                        end("recalled");
                    }
                }
                default -> {}
            }
            return marks;
        }

        /** Whether the latest revision was appealed: a function's rejection did not have the last word. */
        private boolean isHeard() {
            boolean rejectedByFunction =
                    stops.values().stream().anyMatch(stop -> !isCommittee(stop) && hasState(stop, "REJECTED"));
            return rejectedByFunction
                    && switch (deal.status()) {
                        case IN_REVIEW -> deal.isAppealed();
                        case REJECTED -> !canBeAppealed();
                        case LOST -> false;
                        default -> true;
                    };
        }

        private boolean canBeAppealed() {
            return deal.dates().appealUntil() != null;
        }

        private boolean joins(ApprovalFunction function) {
            boolean passes = passes(function);
            if (passes) {
                passed("flow_" + word(function) + "_to_join");
            }
            return passes;
        }

        /** Whether the deal has gone on from this function, asked or not. */
        private boolean passes(ApprovalFunction function) {
            String word = word(function);
            RouteStop stop = stops.get(function.name());
            if (stop != null && WAITING.contains(stop.state())) {
                return false;
            }
            reached(function);
            if (stop == null || stop.state().equals("CARRIED_OVER")) {
                passed("flow_" + word + "_not_asked", "gw_" + word + "_done");
                return true;
            }
            if (function != ApprovalFunction.COMMITTEE || !isHeard()) {
                passed("flow_" + word + "_asked");
            }
            String task = "task_" + word + "_review";
            if (PASSED.contains(stop.state())) {
                passed(task, "flow_" + word + "_approved", "gw_" + word + "_done");
                return true;
            }
            if (isHeard() && !isCommittee(stop) && hasState(stop, "REJECTED")) {
                passed(
                        task,
                        "flow_" + word + (isOfLatestRound(stop) ? "_position" : "_not_asked"),
                        "gw_" + word + "_done");
                return true;
            }
            (STOPPED.contains(stop.state()) ? marks.ended() : marks.now()).add(task);
            return false;
        }

        private void reached(ApprovalFunction function) {
            if (function != ApprovalFunction.COMMITTEE) {
                passed("gw_" + word(function) + "_needed");
            } else if (isHeard()) {
                passed("flow_on_appeal");
            } else {
                passed("flow_not_on_appeal", "gw_committee_needed");
            }
        }

        /** The rejection that was appealed is of the round before: the appeal did not ask that function again. */
        private boolean isOfLatestRound(RouteStop stop) {
            return ReviewId.parse(stop.task().review())
                    .filter(review -> review.round() == deal.rounds())
                    .isPresent();
        }

        private static boolean isCommittee(RouteStop stop) {
            return stop.function().equals(ApprovalFunction.COMMITTEE.name());
        }

        private static boolean hasState(RouteStop stop, String state) {
            return stop.state().equals(state);
        }

        private void rejected() {
            RouteStop committee = stops.get(ApprovalFunction.COMMITTEE.name());
            if (canBeAppealed()) {
                ended("start_rejected", "flow_rejected", "gw_appeal_possible", "flow_appeal_possible", "end_rejected");
            } else if (committee != null && hasState(committee, "REJECTED")) {
                ended("start_rejected", "flow_rejected", "gw_appeal_possible");
                ended("flow_no_appeal_possible", "end_rejected_finally");
            } else {
                // The owner has recalled the appeal.
                end("recalled");
            }
        }

        private void end(String how) {
            ended("start_" + how, "flow_" + how, "end_" + how);
        }

        private void ended(String... ids) {
            marks.ended().addAll(List.of(ids));
        }

        private void passed(String... ids) {
            marks.done().addAll(List.of(ids));
        }

        private static String word(ApprovalFunction function) {
            return function.name().toLowerCase(Locale.ROOT);
        }
    }
}

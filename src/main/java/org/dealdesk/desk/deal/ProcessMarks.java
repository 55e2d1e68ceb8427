package org.dealdesk.desk.deal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.policy.ApprovalFunction;

/**
 * Where a deal is in the picture of its process: the ids of what it has passed, of where it is, and of where it has ended without an
 * approval. The list of functions says the same in words.
 */
record ProcessMarks(List<String> done, List<String> now, List<String> ended) {

    private static final Set<String> PASSED = Set.of("APPROVED", "VOID");
    private static final Set<String> STOPPED = Set.of("REJECTED", "CHANGES_REQUESTED", "CANCELLED");
    private static final Set<String> WAITING = Set.of("AHEAD", "SPARED");

    static ProcessMarks of(DealStatus status, boolean appealed, List<RouteStop> stops) {
        return new Walk(
                        status,
                        appealed,
                        stops.stream().collect(Collectors.toMap(RouteStop::function, Function.identity())),
                        new ProcessMarks(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()))
                .walk();
    }

    private record Walk(DealStatus status, boolean appealed, Map<String, RouteStop> stops, ProcessMarks marks) {

        ProcessMarks walk() {
            passed("start_submitted", "flow_submitted");
            if (passes(ApprovalFunction.SALES_OPS)) {
                passed("flow_to_fork", "gw_fork", "flow_to_finance", "flow_to_legal");
                boolean finance = joins(ApprovalFunction.FINANCE);
                boolean legal = joins(ApprovalFunction.LEGAL);
                if (finance && legal) {
                    passed("gw_join", "flow_to_committee");
                    if (passes(ApprovalFunction.COMMITTEE)) {
                        passed("flow_all_approved", "task_clear_and_accrue", "flow_approved", "end_approved");
                    }
                }
            }
            switch (status) {
                case REJECTED -> end("rejected");
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
            passed("gw_" + word + "_needed");
            if (stop == null || stop.state().equals("CARRIED_OVER")) {
                passed("flow_" + word + "_not_asked", "gw_" + word + "_done");
                return true;
            }
            if (WAITING.contains(stop.state())) {
                marks.done().remove("gw_" + word + "_needed");
                return false;
            }
            passed("flow_" + word + "_asked");
            if (PASSED.contains(stop.state()) || isPosition(function, stop)) {
                passed("task_" + word + "_review", "flow_" + word + "_approved", "gw_" + word + "_done");
                return true;
            }
            (STOPPED.contains(stop.state()) ? marks.ended() : marks.now()).add("task_" + word + "_review");
            return false;
        }

        /** On appeal a function's rejection does not end the round. */
        private boolean isPosition(ApprovalFunction function, RouteStop stop) {
            boolean settled = appealed || status == DealStatus.APPROVED;
            return settled
                    && function != ApprovalFunction.COMMITTEE
                    && stop.state().equals("REJECTED");
        }

        private void end(String how) {
            marks.ended().addAll(List.of("start_" + how, "flow_" + how, "end_" + how));
        }

        private void passed(String... ids) {
            marks.done().addAll(List.of(ids));
        }

        private static String word(ApprovalFunction function) {
            return function.name().toLowerCase(Locale.ROOT);
        }
    }
}

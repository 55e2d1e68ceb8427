package org.dealdesk.approval.process;

import java.util.List;
import java.util.Map;

/** The ids in {@code bpmn/deal-approval.bpmn}; a test holds both lists against each other. */
final class DealApprovalModel {

    static final String PROCESS = "deal-approval";

    static final String APPEALED = "APPEALED";
    static final String CHANGES_REQUESTED = "CHANGES_REQUESTED";
    static final String REJECTED = "REJECTED";
    static final String RECALLED = "RECALLED";

    static final List<String> NODES = List.of(
            "start_submitted",
            "start_appealed",
            "gw_round_started",
            "gw_sales_ops_needed",
            "task_sales_ops_review",
            "gw_sales_ops_done",
            "gw_fork",
            "gw_finance_needed",
            "task_finance_review",
            "gw_finance_done",
            "gw_legal_needed",
            "task_legal_review",
            "gw_legal_done",
            "gw_join",
            "gw_on_appeal",
            "gw_committee_needed",
            "task_committee_review",
            "gw_committee_done",
            "sub_changes_requested",
            "start_changes_requested",
            "end_changes_requested",
            "sub_rejected",
            "start_rejected",
            "gw_appeal_possible",
            "end_rejected",
            "end_rejected_finally",
            "sub_recalled",
            "start_recalled",
            "end_recalled",
            "task_clear_and_accrue",
            "end_approved");

    /** What each user task asks for. */
    static final Map<String, String> FUNCTION_OF_TASK = Map.of(
            "task_sales_ops_review", "SALES_OPS",
            "task_finance_review", "FINANCE",
            "task_legal_review", "LEGAL",
            "task_committee_review", "COMMITTEE");

    private DealApprovalModel() {}
}

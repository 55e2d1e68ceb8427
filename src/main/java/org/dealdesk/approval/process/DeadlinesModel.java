package org.dealdesk.approval.process;

import java.util.List;

/** The ids in {@code bpmn/deadlines.bpmn}; a test holds both lists against each other. */
final class DeadlinesModel {

    static final String PROCESS = "deadlines";

    static final List<String> NODES =
            List.of("start_every_five_minutes", "task_record_expiries", "task_remind_and_escalate", "end_swept");

    private DeadlinesModel() {}
}

package org.dealdesk.desk.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dealdesk.approval.view.TaskList.Task;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.people.People;
import org.dealdesk.policy.BusinessHours;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Shows reviews as rows: with the names of people, and their age in business hours. */
@Component
class InboxRows {

    private final Policies policies;
    private final People people;
    private final Clock clock;

    InboxRows(Policies policies, People people, Clock clock) {
        this.policies = policies;
        this.people = people;
        this.clock = clock;
    }

    List<InboxRow> of(List<Task> found, Viewer viewer) {
        Instant now = clock.instant();
        Names names = Names.of(
                found.stream()
                        .flatMap(task -> Stream.of(
                                task.owner(), String.valueOf(task.review().assignee())))
                        .toList(),
                people);
        return found.stream()
                .map(task -> InboxRow.of(task, InboxRow.Age.of(task.review(), hours(task), now, viewer), names, viewer))
                .toList();
    }

    private BusinessHours hours(Task task) {
        return new BusinessHours(
                policies.version(task.figures().policyVersion()).approval().calendar());
    }
}

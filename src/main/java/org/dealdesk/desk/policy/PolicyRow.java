package org.dealdesk.desk.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewer.Moment;
import org.dealdesk.platform.people.People;
import org.dealdesk.policy.life.Policies.Listed;
import org.dealdesk.policy.life.Policies.Step;

/**
 * One version in a list, or at the head of its page.
 *
 * @param until its last day; null while no other is to take its place
 */
record PolicyRow(String version, String name, String state, Moment from, Moment until, List<Taken> steps) {

    /** Who took a step of its life and when; {@code label} is the key of the step's name. */
    record Taken(String label, String by, Moment at) {}

    static PolicyRow of(Listed listed, Names names, Viewer viewer) {
        List<Taken> steps = new ArrayList<>();
        add(steps, "policy.drafted", listed.drafted(), names, viewer);
        add(steps, "policy.approved", listed.approved(), names, viewer);
        add(steps, "policy.activated", listed.activated(), names, viewer);
        return new PolicyRow(
                listed.version(),
                listed.name(),
                listed.state().name(),
                Viewer.day(listed.effectiveFrom()),
                Viewer.day(listed.effectiveUntil()),
                steps);
    }

    /** The people in the change log. */
    static Names names(Collection<Listed> versions, People people) {
        return Names.of(
                versions.stream()
                        .flatMap(listed -> Stream.of(listed.drafted(), listed.approved(), listed.activated()))
                        .filter(Objects::nonNull)
                        .map(Step::by)
                        .toList(),
                people);
    }

    private static void add(List<Taken> steps, String label, Step step, Names names, Viewer viewer) {
        if (step != null) {
            steps.add(new Taken(label, names.of(step.by()), viewer.moment(step.at())));
        }
    }
}

package org.dealdesk.desk.dealpage;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.approval.eligibility.AskedApprovers;
import org.dealdesk.approval.eligibility.AskedApprovers.Asked;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.TaskList;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.advice.AdviceLine;
import org.dealdesk.desk.advice.AdviceLines;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.springframework.stereotype.Component;

/** The viewer's actions on a deal besides deciding; permissions are checked again when an action is performed. */
@Component
public class DealActs {

    private final People people;
    private final AskedApprovers asked;
    private final TaskList tasks;
    private final AdviceLines advice;

    DealActs(People people, AskedApprovers asked, TaskList tasks, AdviceLines advice) {
        this.people = people;
        this.asked = asked;
        this.tasks = tasks;
        this.advice = advice;
    }

    /**
     * What there is to do.
     *
     * @param shared by the id of the open review
     * @param owners who could take the deal over; empty for those who do not hand deals over
     * @param advice the questions about each review, with their answers
     * @param asks the reviews about which the reader may ask for advice
     */
    record Acts(
            Map<String, Sharing> shared, List<Choice> owners, Map<String, List<AdviceLine>> advice, Set<String> asks) {}

    /**
     * How the work on a review is shared.
     *
     * @param members the approvers that a lead can assign
     * @param waitsFor the people who may decide it and are not away; empty for readers who may not look at reviews of others
     */
    record Sharing(boolean claim, boolean letGo, List<Choice> members, List<Waited> waitsFor) {}

    /**
     * A person that a review waits for.
     *
     * @param onBehalfOf who they decide for, or null
     * @param limits of their authority in words, or null
     */
    record Waited(String name, String onBehalfOf, String limits) {}

    /** An option of a list of people. */
    public record Choice(String id, String name) {

        /** Those of {@code people} that are offered, by their names. */
        public static List<Choice> of(Collection<Person> people, Predicate<Person> offered) {
            return people.stream()
                    .filter(offered)
                    .map(person -> new Choice(person.id(), person.name()))
                    .sorted(Comparator.comparing(Choice::name))
                    .toList();
        }
    }

    Acts of(DealView view, List<Review> mine, Viewer viewer) {
        Set<String> decidable = mine.stream().map(Review::id).collect(Collectors.toSet());
        Map<String, List<Waited>> waited = waited(view, viewer);
        Map<String, Sharing> shared = view.reviews().stream()
                .filter(Review::isOpen)
                .collect(Collectors.toMap(
                        Review::id,
                        review -> sharing(
                                review,
                                decidable.contains(review.id()),
                                waited.getOrDefault(review.id(), List.of()),
                                viewer)));
        return new Acts(shared, owners(view, viewer), advice.ofDeal(view.deal().number(), viewer), decidable);
    }

    private Map<String, List<Waited>> waited(DealView view, Viewer viewer) {
        if (!tasks.areSeenBy(viewer.caller()) || view.reviews().stream().noneMatch(Review::isOpen)) {
            return Map.of();
        }
        Map<String, List<Asked>> found = asked.of(view.deal().number());
        Map<String, String> names = names(found.values());
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, review -> review.getValue().stream()
                        .map(person -> waited(person, names))
                        .toList()));
    }

    private Map<String, String> names(Collection<List<Asked>> reviews) {
        Set<String> ids = reviews.stream()
                .flatMap(List::stream)
                .flatMap(person -> Stream.concat(Stream.of(person.id()), person.onBehalfOf().stream()))
                .collect(Collectors.toSet());
        return people.findAll(ids).stream().collect(Collectors.toMap(Person::id, Person::name));
    }

    private static Waited waited(Asked person, Map<String, String> names) {
        return new Waited(
                names.get(person.id()),
                person.onBehalfOf().isEmpty()
                        ? null
                        : person.onBehalfOf().stream().map(names::get).collect(Collectors.joining(", ")),
                person.limits().words());
    }

    private Sharing sharing(Review review, boolean decidable, List<Waited> waitsFor, Viewer viewer) {
        Role function = Role.valueOf(review.function().name());
        boolean leads = viewer.caller().leadOf().contains(function);
        boolean on = viewer.caller().id().equals(review.assignee());
        return new Sharing(
                decidable && review.assignee() == null,
                on || (leads && review.assignee() != null),
                leads ? choices(function, person -> !person.id().equals(review.assignee())) : List.of(),
                waitsFor);
    }

    private List<Choice> owners(DealView view, Viewer viewer) {
        return viewer.caller().is(Role.ADMIN)
                ? choices(Role.SALES_REP, person -> !person.id()
                        .equals(view.deal().owner()))
                : List.of();
    }

    private List<Choice> choices(Role role, Predicate<Person> offered) {
        return Choice.of(people.holding(Set.of(role)), offered);
    }
}

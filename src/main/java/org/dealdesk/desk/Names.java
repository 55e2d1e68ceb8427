package org.dealdesk.desk;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;

/** What people are called, looked up once for a page. */
public final class Names {

    private final Map<String, String> known;

    private Names(Map<String, String> known) {
        this.known = known;
    }

    public static Names of(Collection<String> ids, People people) {
        return new Names(people.findAll(ids.stream().filter(Objects::nonNull).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Person::id, Person::name)));
    }

    /** The person's name. Unknown ids are returned unchanged; null stays null. */
    public String of(String id) {
        return Format.isolated(id == null ? null : known.getOrDefault(id, id));
    }
}

package org.dealdesk.notification.recipient;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.platform.people.People;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The mail settings of people, with their entries in the directory. */
@Repository
public class Recipients {

    private final NamedParameterJdbcTemplate jdbc;
    private final People people;

    Recipients(JdbcTemplate jdbc, People people) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.people = people;
    }

    /** Those of {@code ids} that are in the directory, in the order of their ids. */
    List<Recipient> all(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, MailMode> modes = new HashMap<>();
        jdbc.query("select id, notifications from person where id in (:ids)", Map.of("ids", ids), row -> {
            modes.put(row.getString("id"), MailMode.valueOf(row.getString("notifications")));
        });
        return people.findAll(ids).stream()
                .filter(person -> modes.containsKey(person.id()))
                .map(person -> new Recipient(person, modes.get(person.id())))
                .sorted(Comparator.comparing(Recipient::id))
                .toList();
    }

    public Optional<Recipient> find(String id) {
        return all(List.of(id)).stream().findFirst();
    }

    void choose(String id, MailMode mode) {
        jdbc.update("update person set notifications = :mode where id = :id", Map.of("id", id, "mode", mode.name()));
    }
}

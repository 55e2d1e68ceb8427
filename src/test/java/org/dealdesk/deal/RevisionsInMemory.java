package org.dealdesk.deal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The revisions of deals without a database. */
public final class RevisionsInMemory extends Revisions {

    private final List<Revision> revisions = new ArrayList<>();

    public RevisionsInMemory() {
        super(new JdbcTemplate());
    }

    public void add(Revision revision) {
        revisions.add(revision);
    }

    @Override
    public Optional<Revision> find(long dealId, int number) {
        return all(dealId, List.of(number)).stream().findFirst();
    }

    @Override
    public List<Revision> all(long dealId, Collection<Integer> numbers) {
        return revisions.stream()
                .filter(revision -> revision.dealId() == dealId && numbers.contains(revision.number()))
                .toList();
    }
}

package org.dealdesk.deal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.rows.Row;
import org.dealdesk.platform.rows.RowChanges;
import org.dealdesk.platform.text.Identity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** All deals. A deal is locked before it is changed; decisions on one deal queue up, those on different deals run in parallel. */
@Repository
public class Deals {

    private final NamedParameterJdbcTemplate jdbc;

    Deals(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    public Optional<Deal> find(DealNumber number) {
        return one("select * from deal where id = :id", number.id());
    }

    /** Stores a new draft and names it. */
    public Deal create(Deal draft, String createdBy) {
        Map<String, Object> columns = DealRows.columns(draft);
        columns.put("version", draft.version());
        columns.put("created_by", createdBy);
        columns.put("created_at", Instants.utc(draft.dates().createdAt()));
        String names = String.join(", ", columns.keySet());
        String values = columns.keySet().stream().map(":"::concat).collect(Collectors.joining(", "));
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                "insert into deal (%s) values (%s)".formatted(names, values),
                new MapSqlParameterSource(columns),
                key,
                new String[] {"id"});
        return draft.stored(Objects.requireNonNull(key.getKey()).longValue(), draft.version());
    }

    /** Changes the deal, which is locked, and answers it as it then is. */
    public static Deal update(Deal deal, RowChanges changes) {
        Row row =
                Row.in("deal").key("id", deal.id()).set(DealRows.columns(deal)).set("version", deal.version() + 1);
        changes.updateIf(row, Map.of("version", deal.version()));
        return deal.stored(deal.id(), deal.version() + 1);
    }

    /** Changes where the history of the deal, which is locked, ends; everything else, its version too, stays as it is. */
    public static void note(Deal deal, RowChanges changes) {
        Row row = Row.in("deal").key("id", deal.id()).set(DealRows.end(deal.history()));
        changes.updateIf(row, Map.of("version", deal.version()));
    }

    /** Adds conflicts that the deal does not have yet. */
    public static void addConflicts(long dealId, Collection<Conflict> conflicts, RowChanges changes) {
        conflicts.forEach(conflict -> changes.insert(Row.in("deal_conflict")
                .key("deal_id", dealId)
                .key("person", conflict.person())
                .key("function", conflict.function())
                .key("reason", conflict.reason().name())));
    }

    /** Forgets a draft; what was submitted can never be deleted. */
    public void delete(Deal draft) {
        if (draft.revision() > 0) {
            throw new IllegalStateException(draft.number() + " has been submitted and stays");
        }
        jdbc.update("delete from deal where id = :id", Map.of("id", draft.id()));
    }

    /** The deal with this external reference, in any spelling, that is not lost. */
    public Optional<Deal> withExternalRef(String externalRef) {
        return jdbc
                .query(
                        "select * from deal where live_reference_key = :ref",
                        Map.of("ref", Identity.key(externalRef)),
                        DealRows::deal)
                .stream()
                .findFirst();
    }

    /** Serializes the submissions for one customer, in any spelling, because each reads the deals of the others. */
    public void lockCustomer(String customerId) {
        Map<String, String> id = Map.of("id", Identity.key(customerId));
        if (jdbc.queryForList("select id from customer where id = :id for update", id)
                .isEmpty()) {
            jdbc.update("insert into customer (id) values (:id)", id);
        }
    }

    /** Which of these deals the rep may see. */
    public Set<Long> visibleTo(String rep, Collection<Long> dealIds) {
        if (dealIds.isEmpty()) {
            return Set.of();
        }
        MapSqlParameterSource parameters =
                new MapSqlParameterSource().addValue("rep", rep).addValue("ids", dealIds);
        return Set.copyOf(jdbc.queryForList(
                "select d.id from deal d where d.id in (:ids) and " + DealList.VISIBLE_TO_REP, parameters, Long.class));
    }

    /** Which of these customers, as they are spelt, have a deal that the rep may see. */
    public Set<String> customersVisibleTo(String rep, Collection<String> customerIds) {
        if (customerIds.isEmpty()) {
            return Set.of();
        }
        MapSqlParameterSource parameters =
                new MapSqlParameterSource().addValue("rep", rep).addValue("ids", customerIds);
        return Set.copyOf(jdbc.queryForList(
                "select distinct d.customer_id from deal d where d.customer_id in (:ids) and "
                        + DealList.VISIBLE_TO_REP,
                parameters,
                String.class));
    }

    /** Approved deals whose last day is over, behind the one with the id {@code after}, in the order of their ids. */
    public List<DealNumber> expiredBefore(LocalDate today, long after, int limit) {
        return jdbc.query(
                "select id from deal where status = 'APPROVED' and expires_on < :today and id > :after order by id limit :limit",
                Map.of("today", today, "after", after, "limit", limit),
                (row, number) -> new DealNumber(row.getLong("id")));
    }

    /**
     * A deal that is neither a draft nor closed.
     *
     * @param decided whether the person who may get it decided on it
     */
    public record OpenDeal(DealNumber number, boolean decided) {}

    /** The deals of an owner that are neither drafts nor closed, in the order of their ids. {@code next} may get them, or is null. */
    public List<OpenDeal> openOf(String owner, String next) {
        MapSqlParameterSource parameters =
                new MapSqlParameterSource().addValue("owner", owner).addValue("next", next == null ? "" : next);
        return jdbc.query(
                """
                select d.id, case when exists (select 1 from deal_conflict k
                                                where k.deal_id = d.id and k.person = :next and k.reason = 'DECIDED')
                                  then 1 else 0 end as decided
                  from deal d where d.owner = :owner and d.status not in ('DRAFT', 'WON', 'LOST') order by d.id
                """,
                parameters,
                (row, number) -> new OpenDeal(new DealNumber(row.getLong("id")), row.getInt("decided") == 1));
    }

    private Optional<Deal> one(String sql, long id) {
        return jdbc.query(sql, Map.of("id", id), DealRows::deal).stream().findFirst();
    }
}

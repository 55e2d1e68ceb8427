package org.dealdesk.deal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.platform.text.Identity;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** All deals. A deal is locked before it is changed; decisions on one deal queue up, those on different deals run in parallel. */
@Repository
public class Deals {

    private static final String INSERT = """
            insert into deal (status, owner, external_ref, live_reference_key, name, customer_id, customer_key, customer_name,
                              search_text, currency, working_copy, revision, version, rounds, history_seq, history_hash, created_by, created_at)
            values (:status, :owner, :ref, :liveRef, :name, :customer, :customerKey, :customerName,
                    :search, :currency, :workingCopy, :revision, :version, :rounds, :historySeq, :historyHash, :createdBy, :created)
            """;

    private static final String UPDATE = """
            update deal set status = :status, owner = :owner, external_ref = :ref,
                   live_reference_key = :liveRef,
                   name = :name, customer_id = :customer, customer_key = :customerKey, customer_name = :customerName,
                   search_text = :search, currency = :currency, working_copy = :workingCopy,
                   revision = :revision, version = version + 1, rounds = :rounds,
                   history_seq = :historySeq, history_hash = :historyHash, first_submitted_at = :firstSubmitted,
                   submitted_at = :submitted, approved_at = :approved, expires_on = :expires, closed_on = :closed,
                   appeal_until = :appealUntil,
                   policy_version = :policy, policy_currency = :policyCurrency, net_total = :net, tcv = :tcv,
                   discount_pct = :discount, true_margin_pct = :margin, deal_net_total = :dealNet
             where id = :id and version = :version
            """;

    private final NamedParameterJdbcTemplate jdbc;

    Deals(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    public Optional<Deal> find(DealNumber number) {
        return one("select * from deal where id = :id", number.id());
    }

    /** A deal that is locked until the transaction ends, and who may not decide on it. */
    public record Locked(Deal deal, Set<Conflict> conflicts) {}

    /** Locks a deal for the transaction at hand. */
    public Optional<Locked> lock(DealNumber number) {
        Optional<Read> read = read(number);
        // After a wait for the lock the deal is as it is now, but its conflicts are as they were when the statement
        // began.
        return (read.isPresent() && read.get().hasMoved() ? read(number) : read).map(Read::locked);
    }

    private Optional<Read> read(DealNumber number) {
        String sql = """
                select d.*,
                       (select array_agg(k.function || ' ' || k.reason || ' ' || k.person)
                          from deal_conflict k where k.deal_id = d.id) as conflicts,
                       (select b.version from deal b where b.id = d.id) as begun_version,
                       (select b.history_seq from deal b where b.id = d.id) as begun_history
                  from deal d where d.id = :id for update
                """;
        return jdbc
                .query(
                        sql,
                        Map.of("id", number.id()),
                        (row, index) ->
                                new Read(locked(row, index), row.getLong("begun_version"), row.getInt("begun_history")))
                .stream()
                .findFirst();
    }

    /**
     * What one statement found.
     *
     * @param version the deal's when the statement began, as is {@code history}: every step moves one of them
     */
    private record Read(Locked locked, long version, int history) {

        boolean hasMoved() {
            Deal deal = locked.deal();
            return version != deal.version() || history != deal.history().seq();
        }
    }

    private static Locked locked(ResultSet row, int number) throws SQLException {
        return new Locked(DealRows.deal(row, number), conflicts(row.getArray("conflicts")));
    }

    private static Set<Conflict> conflicts(Array stored) throws SQLException {
        return stored == null
                ? Set.of()
                : Arrays.stream((Object[]) stored.getArray())
                        .map(text -> text.toString().split(" ", 3))
                        .map(parts -> new Conflict(parts[2], parts[0], Conflict.Reason.valueOf(parts[1])))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Stores a new draft and names it. */
    public Deal create(Deal draft, String createdBy) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        SqlParameterSource parameters = DealRows.parameters(draft).addValue("createdBy", createdBy);
        jdbc.update(INSERT, parameters, key, new String[] {"id"});
        return draft.stored(Objects.requireNonNull(key.getKey()).longValue(), draft.version());
    }

    /** Stores what a use case made of the deal that it had locked, and answers it as it now is. */
    public Deal update(Deal deal) {
        if (jdbc.update(UPDATE, DealRows.parameters(deal)) != 1) {
            throw new OptimisticLockingFailureException(deal.number() + " was changed at the same time");
        }
        return deal.stored(deal.id(), deal.version() + 1);
    }

    /** Stores where the history of the deal, which is locked, ends now; everything else, its version too, stays as it is. */
    public void note(Deal deal) {
        jdbc.update(
                "update deal set history_seq = :historySeq, history_hash = :historyHash where id = :id",
                DealRows.parameters(deal));
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

    /** Stores conflicts that the deal does not have yet. */
    public void addConflicts(long dealId, Collection<Conflict> conflicts) {
        if (!conflicts.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into deal_conflict (deal_id, person, function, reason) values (:deal, :person, :function, :reason)",
                    conflicts.stream()
                            .map(conflict -> new MapSqlParameterSource()
                                    .addValue("deal", dealId)
                                    .addValue("person", conflict.person())
                                    .addValue("function", conflict.function())
                                    .addValue("reason", conflict.reason().name()))
                            .toArray(SqlParameterSource[]::new));
        }
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

    private Optional<Deal> one(String sql, long id) {
        return jdbc.query(sql, Map.of("id", id), DealRows::deal).stream().findFirst();
    }
}

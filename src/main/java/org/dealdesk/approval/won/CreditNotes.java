package org.dealdesk.approval.won;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dealdesk.approval.won.StoredCreditNote.Effect;
import org.dealdesk.approval.won.StoredCreditNote.Step;
import org.dealdesk.approval.won.StoredCreditNote.Written;
import org.dealdesk.commission.clawback.ClawbackWindow.Standing;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.rows.Row;
import org.dealdesk.platform.rows.RowChanges;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The credit notes of won deals, in the order in which they were recorded. */
@Repository
public class CreditNotes {

    private static final String SELECT = """
            select n.*, v.voided_by, v.voided_at, v.reason as void_reason,
                   (select -sum(e.amount) from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
                     where t.cause_id = n.id and t.type = 'CLAWBACK' and e.account = 'EARNED') as clawed_back,
                   (select sum(e.amount) from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
                     where t.cause_id = n.id and t.type = 'RESTORATION' and e.account = 'EARNED') as restored
              from credit_note n left join credit_note_void v on v.note_id = n.id
            """;

    private final NamedParameterJdbcTemplate jdbc;

    CreditNotes(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /**
     * Those of a deal after the one with the id {@code after}, which is empty for the first page.
     *
     * @param voided null for all
     */
    public List<StoredCreditNote> of(DealNumber deal, Boolean voided, String after, int limit) {
        String which = voided == null ? "" : " and v.note_id is " + (voided ? "not null" : "null");
        return withLines(jdbc.query(
                SELECT + " where n.deal_id = :deal and n.id > :after" + which + " order by n.id limit :limit",
                Map.of("deal", deal.id(), "after", after, "limit", limit),
                CreditNotes::note));
    }

    List<StoredCreditNote> all(DealNumber deal) {
        return of(deal, null, "", Integer.MAX_VALUE);
    }

    public Optional<StoredCreditNote> find(DealNumber deal, String id) {
        return withLines(jdbc.query(
                        SELECT + " where n.deal_id = :deal and n.id = :id",
                        Map.of("deal", deal.id(), "id", id),
                        CreditNotes::note))
                .stream()
                .findFirst();
    }

    /** The day on which the win that stands was recorded. */
    LocalDate wonRecordedOn(DealNumber deal) {
        return jdbc.queryForObject(
                "select max(effective_on) from history_record where stream = :deal and type = 'DEAL_WON'",
                Map.of("deal", deal.toString()),
                LocalDate.class);
    }

    static void add(StoredCreditNote note, RowChanges changes) {
        Written written = note.written();
        changes.insert(Row.in("credit_note")
                .key("id", note.id())
                .set("deal_id", note.deal().id())
                .set("amount", written.amount())
                .set("currency", written.currency())
                .set("credited_on", written.date())
                .set("reason", written.reason())
                .set("counts", note.standing() == Standing.COUNTS)
                .set("standing", note.standing().name())
                .set("recorded_by", note.recorded().by())
                .set("recorded_at", Instants.utc(note.recorded().at())));
        written.lines()
                .forEach((line, amount) -> changes.insert(Row.in("credit_note_line")
                        .key("note_id", note.id())
                        .key("line", line)
                        .set("amount", amount)));
    }

    static void addVoid(StoredCreditNote note, Step step, String reason, RowChanges changes) {
        changes.insert(Row.in("credit_note_void")
                .key("note_id", note.id())
                .set("recorded_by", note.recorded().by())
                .set("voided_by", step.by())
                .set("voided_at", Instants.utc(step.at()))
                .set("reason", reason));
    }

    private List<StoredCreditNote> withLines(List<StoredCreditNote> notes) {
        if (notes.isEmpty()) {
            return notes;
        }
        Map<String, Map<Integer, BigDecimal>> lines = new HashMap<>();
        jdbc.query(
                "select * from credit_note_line where note_id in (:ids)",
                Map.of("ids", notes.stream().map(StoredCreditNote::id).toList()),
                row -> {
                    lines.computeIfAbsent(row.getString("note_id"), id -> new TreeMap<>())
                            .put(row.getInt("line"), row.getBigDecimal("amount"));
                });
        return notes.stream()
                .map(note -> note.withLines(lines.getOrDefault(note.id(), Map.of())))
                .toList();
    }

    private static StoredCreditNote note(ResultSet row, int number) throws SQLException {
        String voidedBy = row.getString("voided_by");
        return new StoredCreditNote(
                row.getString("id"),
                new DealNumber(row.getLong("deal_id")),
                new Written(
                        row.getBigDecimal("amount"),
                        row.getString("currency"),
                        row.getObject("credited_on", LocalDate.class),
                        row.getString("reason"),
                        Map.of()),
                Standing.valueOf(row.getString("standing")),
                new Step(row.getString("recorded_by"), Instants.read(row, "recorded_at")),
                voidedBy == null
                        ? null
                        : new StoredCreditNote.Voided(
                                new Step(voidedBy, Instants.read(row, "voided_at")), row.getString("void_reason")),
                new Effect(row.getBigDecimal("clawed_back"), row.getBigDecimal("restored")));
    }
}

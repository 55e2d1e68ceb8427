package org.dealdesk.rest.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.commission.Entry;
import org.dealdesk.commission.EntryList;
import org.dealdesk.commission.LedgerAccess;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.deal.DealAnswers;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The commission ledger, to read: reps their own lines, finance and auditors all of them. */
@RestController
@RequestMapping(path = "/api/v1/commissions", produces = MediaType.APPLICATION_JSON_VALUE)
class CommissionController {

    private final LedgerAccess ledger;

    CommissionController(LedgerAccess ledger) {
        this.ledger = ledger;
    }

    /** One line of the ledger. Base and rate are those of the deal; the amount is the part of the rep. */
    record EntryAnswer(
            String id,
            @JsonUnwrapped Posting posting,
            @JsonUnwrapped Share share,
            @JsonUnwrapped Amounts amounts,
            String reason,
            String policy,
            @JsonUnwrapped Times times) {

        /** What is posted, and to which account. */
        record Posting(Entry.Type type, Entry.Account account) {}

        /** Whose part of which revision's commission it is. */
        record Share(String deal, int revision, String rep) {}

        /** The rep's part, and what it is reckoned from. */
        record Amounts(String amount, String currency, String base, String rate) {}

        /** On which business day it holds, and when it was recorded. */
        record Times(LocalDate effectiveOn, Instant recordedAt) {}

        static EntryAnswer of(Entry entry) {
            Entry.Transaction transaction = entry.transaction();
            Entry.Basis basis = transaction.basis();
            BigDecimal rate = basis.rate().stripTrailingZeros();
            return new EntryAnswer(
                    entry.id(),
                    new Posting(transaction.type(), entry.account()),
                    new Share(transaction.deal(), transaction.revision(), entry.rep()),
                    new Amounts(
                            DealAnswers.inMinorUnits(entry.amount(), entry.currency()),
                            entry.currency(),
                            DealAnswers.inMinorUnits(basis.base(), entry.currency()),
                            rate.toPlainString()),
                    basis.reason(),
                    transaction.policy(),
                    new Times(transaction.effectiveOn(), transaction.recordedAt()));
        }
    }

    /** What a rep holds. */
    record BalanceAnswer(String rep, Entry.Account account, String currency, String amount) {

        static BalanceAnswer of(EntryList.Balance balance) {
            return new BalanceAnswer(
                    balance.rep(),
                    balance.account(),
                    balance.currency(),
                    DealAnswers.inMinorUnits(balance.amount(), balance.currency()));
        }
    }

    @GetMapping("/entries")
    ResponseEntity<Page<EntryAnswer>> entries(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        EntryList.Filter filter = filter(query);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        String after = Cursor.after(cursor);
        List<Entry> rows = ledger.entries(caller, filter, after, limit + 1);
        return Query.respond(
                request, Page.of(rows, limit, entry -> Cursor.of(entry.id())).map(EntryAnswer::of));
    }

    @GetMapping("/balances")
    Page<BalanceAnswer> balances(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        EntryList.Filter filter = filter(query);
        query.refuseIfAny();
        return new Page<>(
                ledger.balances(caller, filter).stream().map(BalanceAnswer::of).toList(), null);
    }

    private static EntryList.Filter filter(Query query) {
        String deal = query.identifier("deal", 20);
        DealNumber number = deal == null
                ? null
                : DealNumber.parse(deal)
                        .orElseThrow(
                                () -> InvalidInput.of("/deal", "unknown-value", "must be a number such as D-000123"));
        return new EntryList.Filter(number, query.identifier("rep", 100), query.date("from"), query.date("to"));
    }
}

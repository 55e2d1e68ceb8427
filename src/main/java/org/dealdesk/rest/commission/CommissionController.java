package org.dealdesk.rest.commission;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.commission.Entry;
import org.dealdesk.commission.EntryList;
import org.dealdesk.commission.LedgerAccess;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.posting.Basis;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.money.Rounding;
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

/** The commission ledger, to read: people their own entries, finance and auditors all of them. */
@RestController
@RequestMapping(path = "/api/v1/commissions", produces = MediaType.APPLICATION_JSON_VALUE)
class CommissionController {

    private final LedgerAccess ledger;

    CommissionController(LedgerAccess ledger) {
        this.ledger = ledger;
    }

    /** One leg of the ledger, and what it was worked out from. */
    record EntryAnswer(
            String id,
            @JsonUnwrapped Posting posting,
            @JsonUnwrapped Amounts amounts,
            @JsonUnwrapped Explanation explanation,
            @JsonUnwrapped Times times) {

        /** What is posted, to which account of which person, and of which deal. */
        record Posting(
                String transaction,
                TransactionType type,
                Account account,
                String person,
                String plan,
                String deal,
                Integer revision) {}

        /** The person's part, and what it is reckoned from. */
        record Amounts(String amount, String currency, String base, String share, String attainment, String rate) {}

        /** Why the commission is 0, and the version of the policy that says all of it. */
        record Explanation(String reason, String policy) {}

        /** On which business day it holds, and when it was recorded. */
        record Times(LocalDate effectiveOn, Instant recordedAt) {}

        static EntryAnswer of(Entry entry) {
            Entry.Transaction transaction = entry.transaction();
            Leg leg = entry.leg();
            return new EntryAnswer(
                    entry.id(),
                    new Posting(
                            transaction.id(),
                            transaction.type(),
                            leg.account(),
                            leg.person(),
                            leg.plan(),
                            transaction.deal().number(),
                            transaction.deal().revision()),
                    amounts(entry),
                    new Explanation(transaction.reason(), transaction.policy()),
                    new Times(
                            transaction.times().effectiveOn(),
                            transaction.times().recordedAt()));
        }

        private static Amounts amounts(Entry entry) {
            Basis basis = entry.basis();
            return new Amounts(
                    DealAnswers.inMinorUnits(entry.leg().amount(), entry.currency()),
                    entry.currency(),
                    DealAnswers.inMinorUnits(basis.base(), entry.currency()),
                    exact(basis.share()),
                    exact(basis.attainment()),
                    exact(basis.rate()));
        }

        private static String exact(BigDecimal value) {
            return value == null ? null : Rounding.plain(value);
        }
    }

    /** What a person holds. */
    record BalanceAnswer(String person, Account account, String currency, String amount) {

        static BalanceAnswer of(EntryList.Balance balance) {
            return new BalanceAnswer(
                    balance.person(),
                    balance.account(),
                    balance.currency(),
                    DealAnswers.inMinorUnits(balance.amount(), balance.currency()));
        }
    }

    @GetMapping("/entries")
    ResponseEntity<Page<EntryAnswer>> entries(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        EntryList.Filter filter = filter(query, query.word("account", Account.class, null));
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
        EntryList.Filter filter = filter(query, null);
        query.refuseIfAny();
        return new Page<>(
                ledger.balances(caller, filter).stream().map(BalanceAnswer::of).toList(), null);
    }

    private static EntryList.Filter filter(Query query, Account account) {
        String deal = query.identifier("deal", 20);
        DealNumber number = deal == null
                ? null
                : DealNumber.parse(deal)
                        .orElseThrow(
                                () -> InvalidInput.of("/deal", "unknown-value", "must be a number such as D-000123"));
        return new EntryList.Filter(
                number, query.identifier("rep", 100), query.date("from"), query.date("to"), account);
    }
}

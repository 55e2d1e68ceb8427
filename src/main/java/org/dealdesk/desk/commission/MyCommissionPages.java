package org.dealdesk.desk.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.commission.EntryList;
import org.dealdesk.commission.LedgerAccess;
import org.dealdesk.commission.batch.OwnPayout;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.month.StatementHead;
import org.dealdesk.commission.month.StatementReading;
import org.dealdesk.commission.payout.DueAmounts;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a person has accrued, earned and been paid, what comes next, and the list of their statements. */
@Controller
class MyCommissionPages {

    private static final String AFTER_ALL = "9999-99";
    private static final int AT_ONCE = 24;

    private final LedgerAccess ledger;
    private final StatementReading statements;
    private final OwnPayout payouts;
    private final Policies policies;
    private final Viewers viewers;

    MyCommissionPages(
            LedgerAccess ledger, StatementReading statements, OwnPayout payouts, Policies policies, Viewers viewers) {
        this.ledger = ledger;
        this.statements = statements;
        this.payouts = payouts;
        this.policies = policies;
        this.viewers = viewers;
    }

    /**
     * What the page shows.
     *
     * @param months the final statements, the latest first; the open month is not among them
     * @param open whether the present month has a statement
     */
    record MyCommissionScreen(
            String person, List<Sums> sums, Next next, MonthText open, List<StatementRow> months, boolean any) {}

    /** The balances in one currency. */
    record Sums(String currency, String accrued, String earned, String paid) {}

    /**
     * What would be paid.
     *
     * @param held null where no hold keeps an amount back
     */
    record Next(String amount, String held, String currency) {}

    /** A final statement in the list. */
    record StatementRow(MonthText month, String accrued, String earned, String paid, Viewer.Moment acknowledged) {}

    @GetMapping(PageLayout.COMMISSION)
    ModelAndView show(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        String id = viewer.caller().id();
        String before = request.getParameter("before");
        List<StatementHead> heads =
                statements.heads(viewer.caller(), id, before == null ? AFTER_ALL : before, AT_ONCE + 1);
        List<EntryList.Balance> balances =
                ledger.balances(viewer.caller(), new EntryList.Filter(null, id, null, null, null));
        String currency = policies.inForce(policies.today()).currency().code();
        ModelAndView page = new ModelAndView("commission");
        page.addObject(
                "screen",
                new MyCommissionScreen(
                        id,
                        sums(balances, currency),
                        next(payouts.next(viewer.caller()), currency),
                        MonthText.of(YearMonth.from(policies.today())),
                        heads.stream()
                                .limit(AT_ONCE)
                                .map(head -> row(head, currency, viewer))
                                .toList(),
                        !balances.isEmpty()));
        page.addObject("first", before == null ? null : PageLayout.COMMISSION);
        page.addObject(
                "next",
                heads.size() <= AT_ONCE
                        ? null
                        : PageLayout.COMMISSION + "?before="
                                + heads.get(AT_ONCE - 1).month());
        return page;
    }

    private static List<Sums> sums(List<EntryList.Balance> balances, String currency) {
        Map<String, Map<Account, BigDecimal>> sums = new LinkedHashMap<>();
        sums.put(currency, new LinkedHashMap<>());
        balances.forEach(balance -> sums.computeIfAbsent(balance.currency(), key -> new LinkedHashMap<>())
                .put(balance.account(), balance.amount()));
        return sums.entrySet().stream()
                .map(entry -> new Sums(
                        entry.getKey(),
                        amount(entry.getValue(), Account.ACCRUED, entry.getKey()),
                        amount(entry.getValue(), Account.EARNED, entry.getKey()),
                        amount(entry.getValue(), Account.PAID, entry.getKey())))
                .toList();
    }

    private static String amount(Map<Account, BigDecimal> sums, Account account, String currency) {
        return Format.amount(sums.getOrDefault(account, BigDecimal.ZERO), currency);
    }

    private static Next next(DueAmounts due, String currency) {
        return new Next(
                Format.amount(due.line(), currency),
                due.held().signum() == 0 ? null : Format.amount(due.held(), currency),
                currency);
    }

    private static StatementRow row(StatementHead head, String currency, Viewer viewer) {
        return new StatementRow(
                MonthText.of(head.month()),
                Format.amount(head.closing().accrued(), currency),
                Format.amount(head.closing().earned(), currency),
                Format.amount(head.closing().paid(), currency),
                viewer.moment(head.acknowledgedAt()));
    }
}

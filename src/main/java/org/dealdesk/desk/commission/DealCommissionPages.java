package org.dealdesk.desk.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.dealdesk.commission.Entry;
import org.dealdesk.commission.EntryList;
import org.dealdesk.commission.LedgerAccess;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The commission of a deal by person and plan, as far as its ledger goes. People see their own, finance and auditors all. */
@Controller
class DealCommissionPages {

    private static final int MOST = 1000;

    private final LedgerAccess ledger;
    private final People people;
    private final Viewers viewers;

    DealCommissionPages(LedgerAccess ledger, People people, Viewers viewers) {
        this.ledger = ledger;
        this.people = people;
        this.viewers = viewers;
    }

    /**
     * A person's commission under one plan.
     *
     * @param plan null where the deal accrued 0
     * @param entries oldest first
     */
    record Part(String name, String plan, Totals totals, List<Line> entries) {}

    /** What stands is what was earned, less what was clawed back, with adjustments. */
    record Totals(String accrued, String earned, String standing, String currency) {}

    record Line(Viewer.Moment on, String type, String account, String amount) {}

    private record Key(String person, String plan, String currency) {}

    @GetMapping("/deals/{number}/commission")
    ModelAndView show(@PathVariable("number") String number, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        DealNumber deal = DealNumber.parse(number).orElseThrow(() -> Refusal.notFound("deal " + number));
        Map<Key, List<Entry>> parts = new LinkedHashMap<>();
        ledger.entries(viewer.caller(), new EntryList.Filter(deal, null, null, null, null), "", MOST)
                .forEach(entry -> parts.computeIfAbsent(
                                new Key(entry.leg().person(), entry.leg().plan(), entry.currency()),
                                key -> new ArrayList<>())
                        .add(entry));
        Names names = Names.of(parts.keySet().stream().map(Key::person).toList(), people);
        return new ModelAndView("commission-deal")
                .addObject("number", deal.toString())
                .addObject(
                        "parts",
                        parts.entrySet().stream()
                                .map(part -> part(part.getKey(), part.getValue(), names))
                                .toList());
    }

    private static Part part(Key key, List<Entry> entries, Names names) {
        return new Part(
                names.of(key.person()),
                key.plan(),
                new Totals(
                        sum(entries, key, Account.ACCRUED, type -> type == TransactionType.ACCRUAL),
                        sum(entries, key, Account.EARNED, type -> type == TransactionType.EARNING),
                        sum(entries, key, Account.EARNED, type -> true),
                        key.currency()),
                entries.stream().map(DealCommissionPages::line).toList());
    }

    private static String sum(List<Entry> entries, Key key, Account account, Predicate<TransactionType> counted) {
        BigDecimal sum = entries.stream()
                .filter(entry -> entry.leg().account() == account
                        && counted.test(entry.transaction().type()))
                .map(entry -> entry.leg().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Format.amount(sum, key.currency());
    }

    private static Line line(Entry entry) {
        return new Line(
                Viewer.day(entry.transaction().times().effectiveOn()),
                entry.transaction().type().name(),
                entry.leg().account().name(),
                Format.amount(entry.leg().amount(), entry.currency()));
    }
}

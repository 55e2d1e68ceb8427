package org.dealdesk.guardrail;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.DealLine.Effort;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.money.AmountText;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.text.Identity;
import org.dealdesk.policy.DealCurrency;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;
import org.dealdesk.policy.SkuKind;

/** Checks one line against the policy; {@code currency} is null where the deal's is unknown. */
public record LineCheck(DealLine line, Policy policy, DealCurrency currency, String pointer, Faults faults) {

    /** What a line's list, net and cost may come to at most. */
    public static final BigDecimal MOST = new BigDecimal("1000000000000");

    void check() {
        Sku sku = line.sku() == null ? null : policy.priceBook().get(line.sku());
        if (line.sku() != null && sku == null) {
            add(
                    "/sku",
                    "unknown-value",
                    "is not in the price book"
                            + Identity.hint(line.sku(), policy.priceBook().keySet()));
        }
        roles();
        carvedIn();
        if (sku != null) {
            term(sku.kind());
            validity(sku.kind());
            effort(sku.kind());
            size();
        }
    }

    private void roles() {
        List<Effort> effort = line.effort() == null ? List.of() : line.effort();
        for (int index = 0; index < effort.size(); index++) {
            String role = effort.get(index) == null ? null : effort.get(index).role();
            if (role != null && !policy.rateCard().containsKey(role)) {
                add(
                        "/effort/" + index + "/role",
                        "unknown-value",
                        "must be one of " + policy.rateCard().keySet());
            }
        }
    }

    private void carvedIn() {
        if (line.carvedIn() != null && currency != null && !currency.currency().holds(line.carvedIn())) {
            add(
                    "/carvedIn",
                    "too-many-decimals",
                    "must have at most " + currency.currency().decimals() + " decimals");
        }
    }

    private void term(SkuKind kind) {
        if (kind == SkuKind.SUBSCRIPTION) {
            require("/termMonths", line.termMonths(), "is required for a subscription");
        } else if (line.termMonths() != null) {
            add("/termMonths", "not-allowed", "only a subscription has a term");
        }
    }

    private void validity(SkuKind kind) {
        if (kind == SkuKind.SUBSCRIPTION && line.validityMonths() != null) {
            add("/validityMonths", "not-allowed", "only the hours of a one-time line expire");
        }
    }

    private void effort(SkuKind kind) {
        if (kind == SkuKind.FIXED_FEE) {
            require("/effort", line.effort(), "is required for a fixed fee");
        }
        if (kind == SkuKind.TIME_AND_MATERIALS && line.effort() != null && line.quantity() != null && hoursKnown()) {
            BigDecimal hours = line.effort().stream().map(Effort::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (hours.compareTo(line.quantity()) != 0) {
                String detail = "must add up to the quantity of "
                        + line.quantity().toPlainString() + " hours, not " + hours.toPlainString();
                add("/effort", "wrong-sum", detail);
            }
        }
    }

    private boolean hoursKnown() {
        return line.effort().stream().allMatch(planned -> planned != null && planned.hours() != null);
    }

    /** Checks amounts only if the line has no other faults, so that they can be computed. */
    private void size() {
        if (currency == null || line.quantity() == null || faults.knownAt(pointer)) {
            return;
        }
        PricedLine priced = PricedLine.of(0, line, currency, policy);
        BigDecimal list = PricedLine.amount(line, priced.listUnitPrice(), priced.months(), currency);
        BigDecimal net = PricedLine.amount(line, priced.unitPrice(), priced.months(), currency);
        atMost("list", list.max(priced.list()));
        atMost("net", net.max(priced.net()));
        atMost("cost", priced.cost());
        atMost("carved-in revenue", priced.carvedIn());
    }

    private void atMost(String what, BigDecimal amount) {
        if (amount.compareTo(MOST) > 0) {
            add("", "out-of-range", "comes to a " + what + " of more than " + AmountText.grouped(MOST));
        }
    }

    /** What is there but could not be read has its fault already. */
    private void require(String field, Object value, String detail) {
        if (value == null && !faults.knownAt(pointer + field)) {
            add(field, "missing", detail);
        }
    }

    private void add(String below, String code, String detail) {
        faults.add(pointer + below, code, detail);
    }
}

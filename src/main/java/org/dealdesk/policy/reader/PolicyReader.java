package org.dealdesk.policy.reader;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.ApprovalRules;
import org.dealdesk.policy.Codes;
import org.dealdesk.policy.CommissionRules;
import org.dealdesk.policy.DealCurrency;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.PolicyNames;
import org.dealdesk.policy.Routing;
import org.dealdesk.policy.Sku;
import org.dealdesk.policy.Term;
import org.dealdesk.policy.Visibility;

/**
 * Reads a policy out of YAML or JSON and compiles it. It refuses what could not work, and names every fault with its pointer: a
 * policy that was read can assess any deal without a surprise.
 */
public final class PolicyReader {

    private static final Decimals.Range HOUR_COST = Decimals.Range.between("0", "100000000", 6);
    private static final Decimals.Range FX = Decimals.Range.above("0", "1000000000", 12);

    private PolicyReader() {}

    /**
     * The policy in a YAML or JSON text.
     *
     * @throws org.dealdesk.platform.input.InvalidInput naming every fault
     */
    public static Policy read(String text) {
        Faults faults = new Faults();
        return read(Fields.of(Documents.read(text), faults), faults);
    }

    /** The policy in a document that was read before it was stored: deals are pinned to it, so today's checks do not apply. */
    public static Policy readStored(String document) {
        Faults faults = new Faults();
        return read(Fields.ofStored(Documents.read(document), faults), faults);
    }

    private static Policy read(Fields document, Faults faults) {
        Policy policy;
        try (document) {
            policy = read(document);
        }
        faults.refuseIfAny();
        return policy;
    }

    /** The policy, or null where {@code fields} recorded faults. */
    public static Policy read(Fields fields) {
        String version = Codes.read(fields, "version", 40);
        String name = fields.name("name", 200);
        LocalDate effectiveFrom = fields.date("effectiveFrom");
        Currency currency = currency(fields);
        Map<String, BigDecimal> fx = fields.entries("fx", 200, (rates, code) -> rate(rates, code, currency));
        Map<String, String> segments = NamesReader.codes(fields, "segments");
        Map<String, String> regions = NamesReader.codes(fields, "regions");
        Map<String, BigDecimal> rateCard =
                fields.entries("rateCard", 500, (roles, role) -> roles.decimal(role, HOUR_COST));
        Map<String, String> roles = NamesReader.roles(fields, rateCard.keySet());
        Map<String, Sku> priceBook = new PriceBookReader(fields, rateCard.keySet()).read();
        List<Guardrail> guardrails = new GuardrailReader(fields, currency, segments.keySet(), regions.keySet()).read();
        Map<String, Term> terms = fields.entries("terms", 200, PolicyReader::term);
        Routing routing = fields.object("routing", inner -> routing(inner, currency));
        ApprovalRules approval = fields.object("approval", ApprovalRulesReader::read);
        Visibility visibility = visibility(fields);
        CommissionPlanReader plans = new CommissionPlanReader(currency, priceBook.keySet(), segments.keySet());
        CommissionRules commission = fields.object("commission", new CommissionReader(plans)::read);
        if (!fields.faults().isEmpty()) {
            return null;
        }
        return new Policy(
                version,
                name,
                effectiveFrom,
                currency,
                currencies(currency, fx, priceBook.values()),
                NamesReader.inOrder(segments),
                NamesReader.inOrder(regions),
                ordered(rateCard),
                ordered(priceBook),
                List.copyOf(guardrails),
                ordered(terms),
                routing,
                approval,
                visibility,
                commission,
                new PolicyNames(roles, NamesReader.withName(segments), NamesReader.withName(regions)));
    }

    private static Currency currency(Fields fields) {
        String code = fields.identifier("currency", 3);
        return code == null ? null : currency(fields, "currency", code);
    }

    private static Currency currency(Fields fields, String name, String code) {
        Currency currency = Currency.find(code).orElse(null);
        if (currency == null) {
            fields.faults().add(fields.pointer(name), "unknown-value", "is not an ISO 4217 currency");
        }
        return currency;
    }

    private static BigDecimal rate(Fields rates, String code, Currency own) {
        if (currency(rates, code, code) != null && own != null && own.code().equals(code)) {
            rates.faults().add(rates.pointer(code), "not-allowed", "is the policy's own currency");
        }
        return rates.decimal(code, FX);
    }

    private static Term term(Fields terms, String code) {
        return terms.object(code, inner -> {
            String name = NamesReader.name(inner);
            boolean stated = inner.has("approvals");
            List<ApprovalFunction> approvals =
                    ApprovalFunction.byName(inner.words("approvals", ApprovalFunction.class, 4));
            boolean blocked = inner.flag("blocked", false);
            if (blocked && !approvals.isEmpty()) {
                inner.faults().add(inner.pointer("approvals"), "not-allowed", "a blocked term has no approvers");
            }
            if (!blocked && !stated) {
                inner.faults().add(inner.pointer("approvals"), "missing", "is required unless the term is blocked");
            }
            return new Term(code, name, approvals, blocked);
        });
    }

    private static Routing routing(Fields fields, Currency currency) {
        List<ApprovalFunction> always = ApprovalFunction.byName(fields.words("always", ApprovalFunction.class, 4));
        BigDecimal maxTcv = fields.optionalObject(
                "straightThrough", inner -> inner.decimal("maxTcv", GuardrailReader.amounts(currency)));
        return new Routing(always, maxTcv);
    }

    private static Visibility visibility(Fields fields) {
        Visibility stated =
                fields.optionalObject("visibility", inner -> new Visibility(inner.flag("repsSeeCost", true)));
        return stated == null ? new Visibility(true) : stated;
    }

    private static Map<String, DealCurrency> currencies(
            Currency own, Map<String, BigDecimal> fx, Collection<Sku> skus) {
        Map<String, DealCurrency> currencies = new LinkedHashMap<>();
        currencies.put(own.code(), inCurrency(own, own, BigDecimal.ONE, skus));
        fx.forEach((code, rate) -> currencies.put(code, inCurrency(Currency.of(code), own, rate, skus)));
        return Collections.unmodifiableMap(currencies);
    }

    private static DealCurrency inCurrency(Currency currency, Currency own, BigDecimal fx, Collection<Sku> skus) {
        Map<String, BigDecimal> prices = new LinkedHashMap<>();
        skus.forEach(sku -> prices.put(sku.code(), Rounding.to6Decimals(sku.listPrice(), fx)));
        return new DealCurrency(currency, own, fx, Map.copyOf(prices));
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}

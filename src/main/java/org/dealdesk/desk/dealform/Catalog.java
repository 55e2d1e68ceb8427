package org.dealdesk.desk.dealform;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dealdesk.desk.Format;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.ApprovalRules;
import org.dealdesk.policy.DealCurrency;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Measure.Lever;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;
import org.dealdesk.policy.SkuKind;
import org.dealdesk.policy.Term;

/**
 * What a deal can be made of under the policy in force: its price book in the deal's currency, and the words that it knows.
 *
 * @param reps who can share a deal's commission
 * @param mustJustify whether a deal that needs review says why
 */
record Catalog(PriceBook priceBook, Market market, List<TermChoice> terms, List<Person> reps, boolean mustJustify) {

    private static final int MOST_MONTHS = 120;

    /**
     * What is sold, with prices in {@code currency}, and by whose hours.
     *
     * @param expiry the default hours expiry in months, which needs no approval; null where the policy has none
     */
    record PriceBook(String currency, List<Shelf> shelves, List<Choice> roles, Integer expiry) {}

    /** The currencies, segments and regions to choose from. */
    record Market(List<Choice> currencies, List<Choice> segments, List<Choice> regions) {}

    /** What is sold in one way. */
    record Shelf(String kind, List<Item> items) {}

    /** One SKU with its list price in the deal's currency; a retired one is offered only where a line has it. */
    record Item(String code, String name, String price, String unit, boolean retired) {}

    /** One of several codes, and how people read it. */
    record Choice(String code, String name) {}

    /** A term and whose approval it takes. */
    record TermChoice(String code, String name, List<String> approvals, boolean blocked) {}

    static Catalog of(Policy policy, DealForm form, People people) {
        DealCurrency currency = policy.currencies().get(form.header().getOrDefault("currency", ""));
        DealCurrency shown =
                currency == null ? policy.currencies().get(policy.currency().code()) : currency;
        return new Catalog(
                new PriceBook(
                        shown.currency().code(),
                        shelves(policy, form, shown),
                        named(policy.rateCard().keySet(), policy.names()::role),
                        usualExpiry(policy)),
                new Market(
                        named(with(policy.currencies().keySet(), form.get("currency")), Function.identity()),
                        named(with(policy.segments(), form.get("customer/segment")), policy.names()::segment),
                        named(with(policy.regions(), form.get("region")), policy.names()::region)),
                terms(policy, form),
                people.holding(Set.of(Role.SALES_REP)).stream()
                        .sorted(Comparator.comparing(Person::name))
                        .toList(),
                policy.approval().justification() == ApprovalRules.Justification.REQUIRED);
    }

    /** The strictest limit for the hours expiry that needs no approval, if the policy has one that a deal can use. */
    static Integer usualExpiry(Policy policy) {
        return policy.guardrails().stream()
                .filter(rule -> rule.measure().lever() == Lever.VALIDITY && rule.direction() == Direction.MAX)
                .flatMap(rule -> Optional.ofNullable(rule.firstPassing()).map(Guardrail.Tier::at).stream())
                .map(BigDecimal::intValueExact)
                .filter(months -> months >= 1 && months <= MOST_MONTHS)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The hours expiry of a line, or its default for an empty field. */
    public String validityOf(LineForm line) {
        Integer usual = priceBook.expiry();
        return line.isEmpty() && line.get("validityMonths") == null && usual != null && !line.hasNoExpiry()
                ? usual.toString()
                : line.get("validityMonths");
    }

    /** The item of that SKU; null where the price book has none. */
    public Item item(String code) {
        return priceBook.shelves().stream()
                .flatMap(shelf -> shelf.items().stream())
                .filter(item -> item.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** The roles to plan a line with, those that were typed included. */
    public List<Choice> rolesOf(LineForm line) {
        Stream<Choice> unknown = line.effort().keySet().stream()
                .filter(code ->
                        priceBook.roles().stream().noneMatch(role -> role.code().equals(code)))
                .map(code -> new Choice(code, code));
        return Stream.concat(priceBook.roles().stream(), unknown).toList();
    }

    public boolean knowsRep(String id) {
        return id == null || reps.stream().anyMatch(rep -> rep.id().equals(id));
    }

    private static List<Shelf> shelves(Policy policy, DealForm form, DealCurrency currency) {
        List<Shelf> shelves = new ArrayList<>();
        for (SkuKind kind : SkuKind.values()) {
            List<Item> items = policy.priceBook().values().stream()
                    .filter(sku -> sku.kind() == kind)
                    .filter(sku -> !sku.retired() || uses(form, sku))
                    .map(sku -> item(sku, currency))
                    .toList();
            if (!items.isEmpty()) {
                shelves.add(new Shelf(kind.name(), items));
            }
        }
        return shelves;
    }

    private static boolean uses(DealForm form, Sku sku) {
        return form.lines().stream().anyMatch(line -> sku.code().equals(line.get("sku")));
    }

    private static Item item(Sku sku, DealCurrency currency) {
        BigDecimal price = currency.listPrices().get(sku.code()).stripTrailingZeros();
        int decimals = Math.max(currency.currency().decimals(), price.scale());
        return new Item(
                sku.code(),
                sku.name(),
                Format.grouped(price.setScale(decimals)),
                "form.per." + sku.kind(),
                sku.retired());
    }

    private static List<TermChoice> terms(Policy policy, DealForm form) {
        List<TermChoice> terms = new ArrayList<>();
        for (Term term : policy.terms().values()) {
            terms.add(new TermChoice(
                    term.code(),
                    term.shownName(),
                    term.approvals().stream().map(ApprovalFunction::name).toList(),
                    term.blocked()));
        }
        form.terms().stream()
                .filter(code -> !policy.terms().containsKey(code))
                .forEach(code -> terms.add(new TermChoice(code, code, List.of(), false)));
        return terms;
    }

    private static List<Choice> named(Collection<String> codes, Function<String, String> name) {
        return codes.stream().map(code -> new Choice(code, name.apply(code))).toList();
    }

    /** What was typed stays to be seen, even where the policy does not know it. */
    private static List<String> with(Set<String> known, String typed) {
        return typed == null || known.contains(typed)
                ? List.copyOf(known)
                : Stream.concat(known.stream(), Stream.of(typed)).toList();
    }
}

package org.dealdesk.desk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.ApprovalRules;
import org.dealdesk.policy.DealCurrency;
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
record Catalog(
        String policy,
        String currency,
        List<Shelf> shelves,
        List<String> roles,
        List<String> currencies,
        List<String> segments,
        List<String> regions,
        List<TermChoice> terms,
        List<Person> reps,
        boolean mustJustify) {

    /** What is sold in one way. */
    record Shelf(String kind, List<Item> items) {}

    /** One SKU with its list price in the deal's currency; a retired one is offered only where a line has it. */
    record Item(String code, String name, String price, String unit, boolean retired) {}

    /** A term and whose approval it takes. */
    record TermChoice(String code, List<String> approvals, boolean blocked) {}

    static Catalog of(Policy policy, DealForm form, People people) {
        DealCurrency currency = policy.currencies().get(form.header().getOrDefault("currency", ""));
        DealCurrency shown =
                currency == null ? policy.currencies().get(policy.currency().code()) : currency;
        return new Catalog(
                policy.version(),
                shown.currency().code(),
                shelves(policy, form, shown),
                List.copyOf(policy.rateCard().keySet()),
                with(policy.currencies().keySet(), form.get("currency")),
                with(policy.segments(), form.get("customer/segment")),
                with(policy.regions(), form.get("region")),
                terms(policy, form),
                people.holding(Set.of(Role.SALES_REP)).stream()
                        .sorted(Comparator.comparing(Person::name))
                        .toList(),
                policy.approval().justification() == ApprovalRules.Justification.REQUIRED);
    }

    /** The item of that SKU; null where the price book has none. */
    public Item item(String code) {
        return shelves.stream()
                .flatMap(shelf -> shelf.items().stream())
                .filter(item -> item.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** The roles to plan a line with, those that were typed included. */
    public List<String> rolesOf(LineForm line) {
        return Stream.concat(roles.stream(), line.effort().keySet().stream())
                .distinct()
                .toList();
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
                Shown.grouped(price.setScale(decimals)),
                "form.per." + sku.kind(),
                sku.retired());
    }

    private static List<TermChoice> terms(Policy policy, DealForm form) {
        List<TermChoice> terms = new ArrayList<>();
        for (Term term : policy.terms().values()) {
            terms.add(new TermChoice(
                    term.code(),
                    term.approvals().stream().map(ApprovalFunction::name).toList(),
                    term.blocked()));
        }
        form.terms().stream()
                .filter(code -> !policy.terms().containsKey(code))
                .forEach(code -> terms.add(new TermChoice(code, List.of(), false)));
        return terms;
    }

    /** What was typed stays to be seen, even where the policy does not know it. */
    private static List<String> with(Set<String> known, String typed) {
        return typed == null || known.contains(typed)
                ? List.copyOf(known)
                : Stream.concat(known.stream(), Stream.of(typed)).toList();
    }
}

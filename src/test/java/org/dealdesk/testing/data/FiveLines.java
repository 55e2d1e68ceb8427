package org.dealdesk.testing.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.DealLine.Effort;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.deal.Proposal.Customer;

/** As many plausible deals of five lines as it takes, each from its number alone: the same number is always the same deal. */
public final class FiveLines {

    private static final List<Credit> CREDITS = List.of(new Credit("rep", BigDecimal.valueOf(100)));
    private static final List<String> CURRENCIES = List.of("USD", "USD", "USD", "EUR", "GBP");

    private FiveLines() {}

    /** Complete and without faults under the default policy. */
    public static Proposal deal(long number) {
        SplittableRandom random = new SplittableRandom(number);
        return new Proposal(
                null,
                "Deal " + number,
                null,
                List.of(),
                new Customer("C-" + number % 1000, "Customer", number % 3 == 0 ? "CORE" : null),
                number % 2 == 0 ? "EMEA" : null,
                CURRENCIES.get((int) (number % CURRENCIES.size())),
                LocalDate.of(2026, 12, 1),
                random.nextInt(3) * 30,
                random.nextInt(10) == 0 ? List.of("CUSTOM_SLA") : List.of(),
                CREDITS,
                List.of(
                        hours("PS-CONSULT-HR", 275, random),
                        hours("PS-ARCH-HR", 340, random),
                        hours("PS-PM-HR", 250, random),
                        fixedFee(random),
                        subscription(random)));
    }

    private static DealLine hours(String sku, int list, SplittableRandom random) {
        BigDecimal quantity = BigDecimal.valueOf(random.nextInt(1000, 40_000), 2);
        return new DealLine(sku, quantity, price(list, random), null, null, null, random.nextInt(6, 15));
    }

    private static DealLine fixedFee(SplittableRandom random) {
        BigDecimal hours = BigDecimal.valueOf(random.nextInt(8000, 14_000), 2);
        List<Effort> effort = List.of(new Effort("CONSULTANT", hours), new Effort("ARCHITECT", BigDecimal.TEN));
        return new DealLine("PS-JUMPSTART", BigDecimal.ONE, price(24_000, random), null, effort, null, 12);
    }

    private static DealLine subscription(SplittableRandom random) {
        BigDecimal carvedIn = random.nextInt(4) == 0 ? BigDecimal.valueOf(random.nextInt(20_000)) : null;
        return new DealLine(
                "SUB-LIGHT", BigDecimal.ONE, price(8000, random), random.nextInt(6, 40), null, carvedIn, null);
    }

    /** Up to 30 % below list. */
    private static BigDecimal price(int list, SplittableRandom random) {
        return BigDecimal.valueOf(list * (1000L - random.nextInt(300)), 3).setScale(2, java.math.RoundingMode.HALF_UP);
    }
}

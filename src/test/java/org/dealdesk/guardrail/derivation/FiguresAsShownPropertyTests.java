package org.dealdesk.guardrail.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.Judgement;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Ratio;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Guardrail.Scope;
import org.dealdesk.policy.Guardrail.Tier;
import org.dealdesk.policy.Measure;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

/** Values close to every limit of random guardrails, as people read them, against the tiers of the policy. */
class FiguresAsShownPropertyTests {

    private static final int TRIES = 20_000;
    private static final List<Measure> RATIOS = Stream.of(Measure.values())
            .filter(measure -> measure.unit().isRatio())
            .toList();
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+\\.[0-9]+");

    @Test
    void theShownValueSatisfiesTheSameTierAsTheValueItself() {
        Seeded.check(TRIES, seeded -> {
            Guardrail rule = rule(seeded);
            for (Tier tier : rule.tiers()) {
                if (tier.at() != null) {
                    check(rule, near(tier.at(), seeded));
                }
            }
        });
    }

    private static void check(Guardrail rule, Figure value) {
        Finding finding = finding(rule, value);
        int decimals = new BigDecimal(finding.measured()).scale();
        assertThat(decimals).as("%s of %s", finding.measured(), rule).isBetween(2, 6);
        boolean tells = tierOf(finding.measured(), rule) == finding.tier();
        assertThat(tells || decimals == 6)
                .as("%s of %s is %s", value, rule, finding)
                .isTrue();
        for (int fewer = 2; fewer < decimals; fewer++) {
            assertThat(tierOf(value.shown(fewer), rule))
                    .as("%s %s", value, rule)
                    .isNotEqualTo(finding.tier());
        }
        Tier first = rule.firstPassing();
        assertThat(finding.limit())
                .isEqualTo(first == null ? null : Ratio.whole(first.at()).shown(decimals));
        BigDecimal missed = finding.passes() || finding.tier() == 0
                ? null
                : rule.tiers().get(finding.tier() - 1).at();
        assertThat(finding.exceeded())
                .isEqualTo(missed == null ? null : Ratio.whole(missed).shown(decimals));
        if (tells) {
            isTrueAsItIsRead(finding, rule);
        }
    }

    /** The two numbers of the sentence are on the sides of each other that the words between them say. */
    private static void isTrueAsItIsRead(Finding finding, Guardrail rule) {
        List<BigDecimal> numbers = NUMBER.matcher(finding.message())
                .results()
                .map(number -> new BigDecimal(number.group()))
                .toList();
        if (numbers.size() == 2) {
            int side = numbers.get(0).compareTo(numbers.get(1)) * (rule.direction() == Direction.MAX ? 1 : -1);
            assertThat(finding.passes() ? side <= 0 : side > 0)
                    .as(finding.message())
                    .isTrue();
        }
    }

    private static int tierOf(String shown, Guardrail rule) {
        return Judgement.tierOf(rule, Figure.of(new BigDecimal(shown)));
    }

    private static Finding finding(Guardrail rule, Figure value) {
        Integer line = rule.measure().ofLine() ? 1 : null;
        return new Judgement(rule, value, line, List.of(), Currency.of("USD")).finding(null);
    }

    /** On the limit, or off it by a part of a unit that has up to nine decimals or does not end. */
    private static Figure near(BigDecimal at, Seeded seeded) {
        BigDecimal step = BigDecimal.valueOf(seeded.between(-9, 9)).movePointLeft(seeded.between(1, 9));
        BigDecimal divisor = BigDecimal.valueOf(seeded.oneOf(List.of(1, 3, 7)));
        return Figure.of(Ratio.of(at.multiply(divisor).add(step), divisor));
    }

    private static Guardrail rule(Seeded seeded) {
        Direction direction = seeded.chance(50) ? Direction.MAX : Direction.MIN;
        BigDecimal at = BigDecimal.valueOf(seeded.between(-500, 500)).movePointLeft(seeded.between(0, 2));
        List<Tier> tiers = new ArrayList<>();
        int size = seeded.between(1, 5);
        for (int tier = 0; tier < size; tier++) {
            boolean last = tier == size - 1 && seeded.chance(30);
            boolean passes = !last && (tier == 0 || seeded.chance(20));
            tiers.add(new Tier(last ? null : at, passes ? List.of() : List.of(ApprovalFunction.FINANCE)));
            BigDecimal step = BigDecimal.valueOf(seeded.between(1, 99)).movePointLeft(seeded.between(0, 6));
            at = direction == Direction.MAX ? at.add(step) : at.subtract(step);
        }
        return new Guardrail(
                "any", null, seeded.oneOf(RATIOS), direction, tiers, new Scope(null, null, null, null), null);
    }
}

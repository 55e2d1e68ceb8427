package org.dealdesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.dealdesk.policy.Guardrail.Window;
import org.dealdesk.policy.Measure.Lever;
import org.dealdesk.policy.Measure.Lines;
import org.dealdesk.policy.Measure.RatioKind;
import org.dealdesk.policy.Measure.Subject;
import org.dealdesk.policy.Measure.Unit;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;

/** What a row of the table of measures declares. The table itself is made once, so that it shows only the result. */
class MeasureTraitsTests {

    private static final Policy POLICY = Deals.POLICY;

    @Test
    void aRowWithoutTraitsLooksAtAllLinesAndNamesNoRatioLeverOrWindow() {
        MeasureTraits plain = MeasureTraits.ofDeal(Unit.AMOUNT);
        assertThat(plain.subject()).isEqualTo(Subject.DEAL);
        assertThat(plain.unit()).isEqualTo(Unit.AMOUNT);
        assertThat(plain.lines()).isEqualTo(Lines.ALL);
        assertThat(plain.skus()).accepts(POLICY.priceBook().values().toArray(Sku[]::new));
        assertThat(plain.ratio()).isNull();
        assertThat(plain.lever()).isEqualTo(Lever.NONE);
        assertThat(plain.window()).isNull();
        assertThat(plain.showsCost()).isFalse();
        assertThat(plain.range(POLICY)).isEqualTo(new MeasureRange(null, null, false));
    }

    @Test
    void aRowNamesItsLinesItsLeverAndItsWindow() {
        MeasureTraits traits = MeasureTraits.ofEachLine(Unit.PERCENT)
                .of(Lines.ONE_TIME)
                .where(sku -> sku.code().equals("PS-CONSULT-HR"))
                .improvedBy(Lever.PRICE)
                .within(Window.Kind.MONTHS)
                .showingCost();
        assertThat(traits.subject()).isEqualTo(Subject.LINE);
        assertThat(traits.lines()).isEqualTo(Lines.ONE_TIME);
        assertThat(traits.skus())
                .accepts(POLICY.priceBook().get("PS-CONSULT-HR"))
                .rejects(POLICY.priceBook().get("SUB-LIGHT"));
        assertThat(traits.lever()).isEqualTo(Lever.PRICE);
        assertThat(traits.window()).isEqualTo(Window.Kind.MONTHS);
        assertThat(traits.showsCost()).isTrue();
    }

    @Test
    void aShareIsAtMostAHundredPercentAndARateAtLeastZero() {
        MeasureTraits share = MeasureTraits.ofDeal(Unit.PERCENT).ratio(RatioKind.MARGIN);
        assertThat(share.ratio()).isEqualTo(RatioKind.MARGIN);
        assertThat(share.lever()).isEqualTo(Lever.PRICE);
        assertThat(share.range(POLICY)).isEqualTo(new MeasureRange(null, BigDecimal.valueOf(100), false));
        MeasureTraits rate = MeasureTraits.ofDeal(Unit.RATE).ratio(RatioKind.RATE);
        assertThat(rate.lever()).isEqualTo(Lever.PRICE);
        assertThat(rate.range(POLICY)).isEqualTo(new MeasureRange(BigDecimal.ZERO, null, false));
    }

    @Test
    void aRangeHasBothEndsAndMayHaveNoValueUnderSomePolicies() {
        MeasureTraits traits = MeasureTraits.ofDeal(Unit.PERCENT).between(3, 7);
        assertThat(traits.range(POLICY))
                .isEqualTo(new MeasureRange(BigDecimal.valueOf(3), BigDecimal.valueOf(7), false));
        assertThat(traits.noneWhere(policy -> policy.guardrails().isEmpty())
                        .range(POLICY)
                        .beyond())
                .isFalse();
        assertThat(traits.orNone().range(POLICY).beyond()).isTrue();
    }
}

package org.dealdesk.guardrail.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.dealdesk.policy.Measure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every measure that policy knows has its row. */
class MeasureTableTests {

    @ParameterizedTest
    @EnumSource
    void hasARowForEveryMeasure(Measure measure) {
        assertThat(MeasureTable.of(measure).measure()).isEqualTo(measure);
        assertThat(MeasureTable.of(measure).isOfLine()).isEqualTo(measure.ofLine());
    }

    @ParameterizedTest
    @EnumSource
    void looksAtTheCustomersDealsWhereTheMeasureHasAWindow(Measure measure) {
        assertThat(MeasureTable.of(measure).customer() != null).isEqualTo(measure.ofCustomer());
    }

    @ParameterizedTest
    @EnumSource
    void saysWhyARatioHasNoValue(Measure measure) {
        if (measure.ratio() != null) {
            assertThat(MeasureTable.of(measure).text().undefined(7))
                    .contains(" is undefined because ")
                    .doesNotContain("{");
        }
    }
}

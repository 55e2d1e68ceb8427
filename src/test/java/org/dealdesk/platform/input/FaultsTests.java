package org.dealdesk.platform.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTests {

    @ParameterizedTest
    @CsvSource({"1, 1", "99, 99", "100, 100", "101, 100", "85005, 100"})
    void namesAHundredAndCountsAll(int found, int named) {
        Faults faults = new Faults();
        for (int i = 0; i < found; i++) {
            faults.add("/x" + i, "unknown-value", "is unknown");
        }

        InvalidInput refused = catchThrowableOfType(InvalidInput.class, faults::refuseIfAny);

        assertThat(refused.faults()).hasSize(named);
        assertThat(refused.count()).isEqualTo(found);
    }
}

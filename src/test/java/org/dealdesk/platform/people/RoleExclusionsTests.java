package org.dealdesk.platform.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleExclusionsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            SALES_REP                      | -
            SALES_REP SALES_OPS            | -
            SALES_REP FINANCE AUDITOR      | -
            SALES_OPS FINANCE LEGAL        | -
            POLICY_ADMIN FINANCE           | -
            POLICY_ADMIN ADMIN AUDITOR     | -
            ADMIN SALES_REP                | -
            ADMIN SALES_OPS                | ADMIN and SALES_OPS
            ADMIN FINANCE                  | ADMIN and FINANCE
            ADMIN LEGAL                    | ADMIN and LEGAL
            ADMIN COMMITTEE                | ADMIN and COMMITTEE
            ADMIN SALES_OPS FINANCE        | ADMIN and SALES_OPS, ADMIN and FINANCE
            POLICY_ADMIN SALES_REP         | POLICY_ADMIN and SALES_REP
            CRM                            | -
            CRM SALES_REP                  | CRM and SALES_REP
            CRM SALES_OPS                  | CRM and SALES_OPS
            CRM ADMIN                      | CRM and ADMIN
            DELIVERY                       | -
            DELIVERY FINANCE               | DELIVERY and FINANCE
            CRM DELIVERY                   | CRM and DELIVERY
            CRM POLICY_ADMIN SALES_REP     | POLICY_ADMIN and SALES_REP, CRM and SALES_REP, CRM and POLICY_ADMIN
            """)
    void namesEachPairOnce(String roles, String pairs) {
        Set<Role> held = Arrays.stream(roles.split(" "))
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));

        assertThat(RoleExclusions.among(held).stream().map(Object::toString).collect(Collectors.joining(", ")))
                .isEqualTo(pairs == null ? "" : pairs);
    }

    @Test
    void leavesNoFunctionToAnAdministrator() {
        Caller boss = new Caller("boss", EnumSet.of(Role.ADMIN, Role.FINANCE, Role.AUDITOR), Set.of());

        assertThat(boss.functions()).isEmpty();
        assertThat(boss.isExcluded(Role.FINANCE)).isTrue();
        assertThat(boss.isExcluded(Role.AUDITOR)).isFalse();
    }
}

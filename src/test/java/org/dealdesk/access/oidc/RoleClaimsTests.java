package org.dealdesk.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dealdesk.platform.people.Role;
import org.junit.jupiter.api.Test;

class RoleClaimsTests {

    private final RoleClaims claims = RoleClaims.of(
            RoleClaims.USUAL,
            Map.of("money", List.of("FINANCE", "AUDITOR"), "law", List.of("LEGAL")),
            new ArrayList<>());

    @Test
    void mapsTheValuesThatAreNamedAndIgnoresOthers() {
        assertThat(claims.in(Map.of("groups", List.of("money", "everyone"))))
                .containsExactlyInAnyOrder(Role.FINANCE, Role.AUDITOR);
        assertThat(claims.in(Map.of("groups", List.of("Money", "everyone")))).isEmpty();
    }

    @Test
    void takesTheFirstClaimThatIsThere() {
        Map<String, Object> both = Map.of("realm_access", Map.of("roles", List.of("law")), "groups", List.of("money"));
        assertThat(claims.in(both)).containsExactly(Role.LEGAL);
        assertThat(claims.in(Map.of("realm_access", Map.of("roles", List.of()), "groups", List.of("money"))))
                .as("an empty list says that there are none")
                .isEmpty();
    }

    @Test
    void findsAClaimWhoseNameHasDots() {
        RoleClaims named =
                RoleClaims.of(List.of("https://example.com/roles"), Map.of("law", List.of("LEGAL")), new ArrayList<>());
        assertThat(named.in(Map.of("https://example.com/roles", List.of("law"))))
                .containsExactly(Role.LEGAL);
    }

    @Test
    void findsNoRoleInClaimsThatAreMissingOrOfAnotherType() {
        assertThat(claims.in(Map.of())).isEmpty();
        for (Object odd : List.of(7, true, Map.of("law", true), List.of(List.of("law")), List.of(1, Map.of()), "")) {
            assertThat(claims.in(Map.of("groups", odd))).as("%s", odd).isEmpty();
            assertThat(claims.in(Map.of("realm_access", odd))).as("%s", odd).isEmpty();
        }
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("groups", null);
        assertThat(claims.in(nothing)).isEmpty();
    }

    @Test
    void takesOneValueWithoutAList() {
        assertThat(claims.in(Map.of("groups", "law"))).containsExactly(Role.LEGAL);
    }

    @Test
    void readsTenThousandGroups() {
        List<String> groups = new ArrayList<>(
                IntStream.range(0, 10_000).mapToObj(number -> "group-" + number).toList());
        groups.add("law");
        assertThat(claims.in(Map.of("groups", groups))).containsExactly(Role.LEGAL);
    }

    @Test
    void namesEveryWordThatIsNoRole() {
        List<String> faults = new ArrayList<>();
        RoleClaims.of(RoleClaims.USUAL, Map.of("money", List.of("FINANCE", "CFO", "finance")), faults);
        assertThat(faults)
                .containsExactly(
                        "dealdesk.oidc.roles[money] names CFO, which is no role",
                        "dealdesk.oidc.roles[money] names finance, which is no role");
    }
}

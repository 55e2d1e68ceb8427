package org.dealdesk.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Set;
import org.dealdesk.platform.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class OidcSettingsTests {

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("dealdesk.oidc.issuer", "https://login.example.com/realms/company")
            .withProperty("dealdesk.oidc.client-id", "dealdesk")
            .withProperty("dealdesk.oidc.client-secret", "a secret");

    @Test
    void needsIssuerClientAndSecretOnly() {
        OidcSettings settings = OidcSettings.of(environment);
        assertThat(settings.issuer()).isEqualTo("https://login.example.com/realms/company");
        assertThat(settings.discovery())
                .isEqualTo(URI.create("https://login.example.com/realms/company/.well-known/openid-configuration"));
        assertThat(settings.idClaim()).isEqualTo("preferred_username");
        assertThat(settings.audience()).isEmpty();
        assertThat(settings.acr()).isEmpty();
        assertThat(settings.roles().claims()).containsExactly("realm_access.roles", "groups");
    }

    @Test
    void readsWhatEachRoleOfTheProviderStandsFor() {
        environment
                .withProperty("dealdesk.oidc.roles[/Deals/Finance team]", "FINANCE,AUDITOR")
                .withProperty("dealdesk.oidc.roles-claim", "deal_roles, groups")
                .withProperty("dealdesk.oidc.acr", "gold silver");
        OidcSettings settings = OidcSettings.of(environment);
        assertThat(settings.roles().claims()).containsExactly("deal_roles", "groups");
        assertThat(settings.roles().mapping()).containsEntry("/Deals/Finance team", Set.of(Role.FINANCE, Role.AUDITOR));
        assertThat(settings.acr()).containsExactly("gold", "silver");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8180/realms/a", "http://127.0.0.1/a", "http://[::1]:8180", "HTTPS://x.example"
            })
    void takesIssuersThatNoOneElseCanReadAlong(String issuer) {
        environment.withProperty("dealdesk.oidc.issuer", issuer);
        assertThat(OidcSettings.of(environment).issuer()).isEqualTo(issuer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.com",
                "http://localhost.example.com",
                "ftp://localhost/a",
                "login.example.com",
                "https://",
                "https://login.example.com/?realm=a",
                "https://login.example.com/#a",
                "https://user@login.example.com",
                "not an address"
            })
    void refusesOtherIssuers(String issuer) {
        environment.withProperty("dealdesk.oidc.issuer", issuer);
        assertThatThrownBy(() -> OidcSettings.of(environment))
                .isInstanceOf(OidcSettings.Misconfigured.class)
                .hasMessageContaining("dealdesk.oidc.issuer must be the address");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        environment
                .withProperty("dealdesk.oidc.issuer", "http://login.example.com")
                .withProperty("dealdesk.oidc.client-secret", " ")
                .withProperty("dealdesk.oidc.discovery", "file:///etc/passwd")
                .withProperty("dealdesk.oidc.audience", "dealdesk")
                .withProperty("dealdesk.oidc.roles[a]", "CFO")
                .withProperty("spring.security.oauth2.client.registration.a.client-id", "b");
        assertThatThrownBy(() -> OidcSettings.of(environment))
                .hasMessageContaining("dealdesk.oidc.issuer must be")
                .hasMessageContaining("dealdesk.oidc.client-secret is missing")
                .hasMessageContaining("dealdesk.oidc.discovery must be")
                .hasMessageContaining("dealdesk.oidc.audience must not be the client id")
                .hasMessageContaining("dealdesk.oidc.roles[a] names CFO, which is no role")
                .hasMessageContaining("spring.security.oauth2.client must not be set as well as dealdesk.oidc.issuer");
    }

    @Test
    void keepsTheSecretOutOfWhatIsPrinted() {
        assertThat(OidcSettings.of(environment).toString()).doesNotContain("a secret");
    }
}

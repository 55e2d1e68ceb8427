package org.dealdesk.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.web.servlet.WebMvcEndpointHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One address has one spelling, and who may ask for it does not depend on the chain that a request comes to. */
class EncodedAddressesIntegrationTests {

    private static final List<String> PEOPLE =
            List.of("rep", "salesops", "finance", "legal", "committee", "auditor", "policyadmin", "admin");
    private static final String HTML = "text/html,*/*";

    private final Product product = Product.on(Database.H2);

    /** Every address that the product answers at, with something where it has a variable. */
    private Set<String> addresses() {
        Set<String> addresses = new TreeSet<>();
        List<RequestMappingInfoHandlerMapping> mappings = List.of(
                product.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class),
                product.bean("webEndpointServletHandlerMapping", WebMvcEndpointHandlerMapping.class));
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                info.getPatternValues().forEach(pattern -> addresses.add(pattern.replaceAll("\\{[^/]*}|\\*+", "a")));
            }
        }
        addresses.addAll(List.of("/assets/desk.js", "/sign-out", "/swagger-ui/index.html"));
        addresses.remove("/");
        return addresses;
    }

    @Test
    void haveOneSpelling() {
        List<Desk> desks =
                PEOPLE.stream().map(person -> Desk.of(product, person)).toList();
        assertThat(addresses()).hasSizeGreaterThan(100).contains("/actuator/prometheus", "/api/v1/deals", "/deals/new");
        List<String> answered = new ArrayList<>();
        int turn = 0;
        for (String address : addresses()) {
            for (int place = 1; place < address.length(); place++) {
                String spelled = encoded(address, place);
                if (!spelled.equals(address)) {
                    turn++;
                    Client client = product.as(PEOPLE.get(turn % PEOPLE.size()));
                    int basic = client.get("/" + spelled, "Accept", turn % 2 == 0 ? HTML : "*/*")
                            .status();
                    int session = desks.get(turn % desks.size()).look(spelled).status();
                    if (basic != 400 || session != 400) {
                        answered.add(spelled + " " + basic + " " + session);
                    }
                }
            }
        }
        assertThat(answered).isEmpty();
        assertThat(turn).isGreaterThan(1_500);
    }

    private static String encoded(String address, int place) {
        char character = address.charAt(place);
        boolean unreserved = Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0;
        String hex = String.format(Locale.ROOT, place % 2 == 0 ? "%%%02X" : "%%%02x", (int) character);
        return unreserved ? address.substring(0, place) + hex + address.substring(place + 1) : address;
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus", "metrics", "info", "invariants"})
    void openTheActuatorToAdministratorsOfEitherChainAlone(String endpoint) {
        String address = "/actuator/" + endpoint;
        for (String person : PEOPLE) {
            for (String accepted : List.of("*/*", "text/html", "application/json")) {
                int status = product.as(person)
                        .get("/" + address, "Accept", accepted)
                        .status();
                boolean admin = person.equals("admin");
                assertThat(admin ? status != 401 && status != 403 && status < 500 : status == 403)
                        .as("%s %s %s: %d", address, person, accepted, status)
                        .isTrue();
            }
            int inASession = Desk.of(product, person).look(address).status();
            assertThat(person.equals("admin") ? inASession < 500 && inASession != 403 : inASession == 403)
                    .as("%s %s in a session: %d", address, person, inASession)
                    .isTrue();
        }
        assertThat(product.as(null).get("/" + address, "Accept", HTML).status()).isEqualTo(401);
    }

    @Test
    void leadNowhereWhereThereIsNothing() {
        for (String path : List.of("/nothing", "/error", "/actuator", "/actuator/env", "/.env", "/desk")) {
            product.as("admin").get("/" + path).refused(404, "not-found");
            assertThat(product.as("admin").get("/" + path, "Accept", HTML).status())
                    .as(path)
                    .isEqualTo(404);
        }
        Desk desk = Desk.of(product, "rep");
        for (String path : List.of("/nothing", "/refused", "/.env", "/desk/deals")) {
            Desk.Page page = desk.look(path).expect(404);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.text()).contains("Page not found");
        }
    }
}

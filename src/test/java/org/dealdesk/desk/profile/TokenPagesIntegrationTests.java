package org.dealdesk.desk.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** People make and revoke tokens on pages. */
class TokenPagesIntegrationTests {

    private static final String MAKE = "/profile/tokens";

    @Test
    void showATokenOnceTakeItAndRevokeIt() {
        try (Product product = Product.fresh(Database.H2)) {
            Desk rep = Desk.of(product, "rep");
            assertThat(rep.get("/profile").expect(200).text()).contains("Access tokens", "Make a token");
            Page form = rep.get(MAKE + "/new").expect(200);
            String lastDay = form.html().replaceAll("(?s).*name=\"expiresOn\"[^>]*value=\"([0-9-]{10})\".*", "$1");

            Page refused = rep.submit(form, MAKE, Map.of("name", " ", "expiresOn", "2020-01-01"));
            assertThat(refused.expect(422).text()).contains("Name: is required", "Roles: must name at least one role");
            Page late = rep.submit(form, MAKE, Map.of("name", "x", "roles", "SALES_REP", "expiresOn", "2020-01-01"));
            assertThat(late.expect(422).text()).contains("Last day: must be from");
            Page other = rep.submit(form, MAKE, Map.of("name", "x", "roles", "FINANCE", "expiresOn", lastDay));
            assertThat(other.expect(422).text()).contains("rep does not hold FINANCE");

            Page made =
                    rep.submit(form, MAKE, Map.of("name", "Reports <b>", "roles", "SALES_REP", "expiresOn", lastDay));
            String secret = made.expect(200).html().replaceAll("(?s).*value=\"(dd_[^\"]+)\".*", "$1");
            product.with(secret).get("/deals").expect(200);
            Page profile = rep.get("/profile").expect(200);
            assertThat(profile.text()).contains("Reports <b>", "Sales rep");
            assertThat(profile.html()).doesNotContain(secret);

            String id =
                    product.as("rep").get("/tokens").json().at("/items/0/id").textValue();
            String revoke = MAKE + "/" + id + "/revoke";
            Desk stranger = Desk.of(product, "rep2");
            stranger.post(revoke, stranger.get(MAKE + "/new").hidden(MAKE)).expect(404);
            assertThat(rep.submit(profile, revoke, Map.of()).expect(200).text()).contains("The token is revoked.");
            product.with(secret).get("/deals").expect(401);
        }
    }
}

package org.dealdesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** The build puts a bill of materials into the jar, of what is shipped, and the server does not hand it out. */
class BillOfMaterialsIntegrationTests {

    @Test
    void namesWhatIsShippedWithItsVersionsAndHashes() throws IOException {
        JsonNode bill = read();
        assertThat(bill.get("bomFormat").textValue()).isEqualTo("CycloneDX");
        assertThat(bill.at("/metadata/component/name").textValue()).isEqualTo("dealdesk");
        List<String> names = new ArrayList<>();
        bill.get("components").forEach(component -> {
            names.add(component.get("name").textValue());
            assertThat(component.path("version").textValue())
                    .as(component.toString())
                    .isNotBlank();
            assertThat(component.path("hashes")).as(component.toString()).isNotEmpty();
        });
        assertThat(names)
                .contains(
                        "camunda-engine", "spring-boot", "spring-security-web", "tomcat-embed-core", "h2", "postgresql")
                .doesNotContain("junit-jupiter-api", "archunit", "playwright", "greenmail");
        assertThat(bill.get("dependencies")).hasSizeGreaterThan(names.size());
    }

    private static JsonNode read() throws IOException {
        try (InputStream file =
                BillOfMaterialsIntegrationTests.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assertThat(file).as("the bill of materials, which Maven writes").isNotNull();
            return new ObjectMapper().readTree(file);
        }
    }

    @Test
    void isNoAnswerOfTheServer() {
        Product product = Product.on(Database.H2);
        product.as("admin").get("//actuator/sbom").expect(404);
        product.as("admin").get("//actuator/sbom/application").expect(404);
        product.as("rep").get("//actuator/sbom/application").expect(404);
        assertThat(product.as(null).get("//actuator/sbom/application").status()).isIn(401, 404);
    }
}

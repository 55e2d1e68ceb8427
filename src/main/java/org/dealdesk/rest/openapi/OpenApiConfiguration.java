package org.dealdesk.rest.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.ServerBaseUrlCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.util.UriComponentsBuilder;

/** Hands the description to springdoc, which serves it; nothing of it is read before somebody asks. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenApiCustomizer description() {
        return served -> {
            OpenAPI described = described();
            served.setOpenapi(described.getOpenapi());
            served.setInfo(described.getInfo());
            served.setSecurity(described.getSecurity());
            served.setTags(described.getTags());
            served.setPaths(described.getPaths());
            served.setComponents(described.getComponents());
        };
    }

    /** The server is where the document was read, under the path that the product has there; no address is made from {@code Host}. */
    @Bean
    ServerBaseUrlCustomizer sameServer() {
        return (url, request) -> {
            String path = UriComponentsBuilder.fromUriString(url).build().getPath();
            return path == null || path.isEmpty() ? "/" : path;
        };
    }

    private static OpenAPI described() {
        try {
            return Json31.mapper().treeToValue(ApiDescription.assemble(), OpenAPI.class);
        } catch (JsonProcessingException mistaken) {
            throw new IllegalStateException("The description of the API is no OpenAPI document", mistaken);
        }
    }
}

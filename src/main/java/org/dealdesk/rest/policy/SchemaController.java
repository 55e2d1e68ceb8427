package org.dealdesk.rest.policy;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The JSON Schema of the policy document, for editors. It is public. */
@RestController
class SchemaController {

    private static final String TYPE = "application/schema+json";

    @GetMapping(
            path = "/schemas/policy.json",
            produces = {TYPE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<Resource> policy() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(TYPE))
                .body(new ClassPathResource("schemas/policy.json"));
    }
}

package org.dealdesk.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.math.BigDecimal;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How answers look: decimals as texts, never in floating point. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {

    @Bean
    Jackson2ObjectMapperBuilderCustomizer decimalsAsTexts() {
        return builder -> builder.serializerByType(BigDecimal.class, new JsonSerializer<BigDecimal>() {
            @Override
            public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider providers)
                    throws IOException {
                json.writeString(value.toPlainString());
            }
        });
    }
}

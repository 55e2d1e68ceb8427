package org.dealdesk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The product: one application, started by {@code ./mvnw spring-boot:run}. */
@SpringBootApplication
public class Dealdesk {

    public static void main(String[] args) {
        SpringApplication.run(Dealdesk.class, args);
    }
}

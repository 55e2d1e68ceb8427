package org.dealdesk;

import java.time.ZoneOffset;
import java.util.TimeZone;
import org.dealdesk.integrity.CheckCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The product: one application, started by {@code ./mvnw spring-boot:run}. */
@SpringBootApplication
public class Dealdesk {

    public static void main(String[] args) {
        // The engine keeps due dates in the zone of the JVM: the same on every node, independent of the machine.
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        if (CheckCommand.isMeantBy(args)) {
            System.exit(CheckCommand.run(Dealdesk.class, System.out, args));
        }
        SpringApplication.run(Dealdesk.class, args);
    }
}

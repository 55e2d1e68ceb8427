package org.dealdesk.integrity;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.springframework.beans.BeansException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * {@code java -jar dealdesk.jar check}: checks all invariants on the configured database without changing it. It opens
 * no port, runs no job, and does no migration and no deployment.
 */
public final class CheckCommand {

    private static final String NAME = "check";
    private static final String URL = "spring.datasource.url";

    private CheckCommand() {}

    /** Whether the command line asks for it. */
    public static boolean isMeantBy(String... arguments) {
        return List.of(arguments).contains(NAME);
    }

    /**
     * Runs it.
     *
     * @return the exit code: 0 if everything holds, else 1
     */
    public static int run(Class<?> application, PrintStream out, String... arguments) {
        SpringApplicationBuilder check = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                // Creates only the beans that the invariants need.
                .lazyInitialization(true)
                .logStartupInfo(false)
                .initializers(
                        context -> readOnly(context.getEnvironment()),
                        // What counts its failures finds something to count with; no one reads it.
                        context -> ((GenericApplicationContext) context)
                                .registerBean(MeterRegistry.class, SimpleMeterRegistry::new));
        try (ConfigurableApplicationContext context = check.run(arguments)) {
            return report(context.getBean(Invariants.class).all(), out);
        } catch (BeansException unreachable) {
            out.println("The check could not run: "
                    + NestedExceptionUtils.getMostSpecificCause(unreachable).getMessage());
            return 1;
        }
    }

    private static void readOnly(ConfigurableEnvironment environment) {
        String url = environment.getRequiredProperty(URL);
        // H2 would make an empty database where there is none.
        String existing = url.startsWith("jdbc:h2:") ? url + ";IFEXISTS=TRUE" : url;
        Map<String, Object> properties = Map.of(
                URL,
                existing,
                "spring.flyway.enabled",
                "false",
                "dealdesk.engine.jobs",
                "false",
                // Health and metrics would start the engine before it is needed.
                "management.endpoints.access.default",
                "none",
                "spring.autoconfigure.exclude",
                "org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration");
        environment.getPropertySources().addFirst(new MapPropertySource(NAME, properties));
    }

    private static int report(List<InvariantResult> verdicts, PrintStream out) {
        for (InvariantResult verdict : verdicts) {
            out.printf("%-6s %-24s %s%n", verdict.isKept() ? "holds" : "BROKEN", verdict.id(), verdict.holds());
            verdict.first().forEach(offender -> out.println("       " + offender));
            if (verdict.violations() > verdict.first().size()) {
                out.printf(
                        "       and %d more%n",
                        verdict.violations() - verdict.first().size());
            }
        }
        long broken = verdicts.stream().filter(verdict -> !verdict.isKept()).count();
        out.printf("%d of %d invariants hold%n", verdicts.size() - broken, verdicts.size());
        return broken == 0 ? 0 : 1;
    }
}

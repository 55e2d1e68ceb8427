package org.dealdesk.policy.lint;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;
import org.dealdesk.money.Currency;

/**
 * The versions that a new one has to fit.
 *
 * @param currency that all of them share, as they share {@code zone}
 * @param today in that zone
 * @param taken whether there is a version of that name
 */
public record Versions(Currency currency, ZoneId zone, LocalDate today, Predicate<String> taken) {}

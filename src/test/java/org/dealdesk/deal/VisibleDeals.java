package org.dealdesk.deal;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** The deals and customers that a rep may see, without a database. */
public final class VisibleDeals extends Deals {

    private final Set<Long> deals;
    private final Set<String> customers;

    public VisibleDeals(Set<Long> deals, Set<String> customers) {
        super(new JdbcTemplate());
        this.deals = deals;
        this.customers = customers;
    }

    @Override
    public Set<Long> visibleTo(String rep, Collection<Long> dealIds) {
        return dealIds.stream().filter(deals::contains).collect(Collectors.toSet());
    }

    @Override
    public Set<String> customersVisibleTo(String rep, Collection<String> customerIds) {
        return customerIds.stream().filter(customers::contains).collect(Collectors.toSet());
    }
}

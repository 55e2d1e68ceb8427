package org.dealdesk.platform.people;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dealdesk.platform.tx.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Fills an empty directory with the accounts of a trial. Two nodes that start together may both try; one of them is enough. */
@Component
@Profile("demo")
@DependsOnDatabaseInitialization
class DemoPeople implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(DemoPeople.class);

    private static final List<Person> ACCOUNTS = List.of(
            account("rep", "Robin Rep", Role.SALES_REP),
            account("rep2", "Riley Rep", Role.SALES_REP),
            account("rep3", "Remy Rep", Role.SALES_REP),
            lead("salesops", "Sasha Salesops", Role.SALES_OPS),
            account("salesops2", "Sidney Salesops", Role.SALES_OPS),
            lead("finance", "Frankie Finance", Role.FINANCE),
            account("finance2", "Florian Finance", Role.FINANCE),
            lead("legal", "Leslie Legal", Role.LEGAL),
            account("legal2", "Logan Legal", Role.LEGAL),
            lead("committee", "Casey Committee", Role.COMMITTEE),
            account("committee2", "Chris Committee", Role.COMMITTEE),
            account("auditor", "Ari Auditor", Role.AUDITOR),
            account("policyadmin", "Pat Policyadmin", Role.POLICY_ADMIN),
            account("policyadmin2", "Parker Policyadmin", Role.POLICY_ADMIN),
            account("admin", "Alex Admin", Role.ADMIN));

    private final People people;
    private final Transactions transactions;

    DemoPeople(People people, Transactions transactions) {
        this.people = people;
        this.transactions = transactions;
    }

    @Override
    public void afterPropertiesSet() {
        if (!people.isEmpty()) {
            return;
        }
        try {
            transactions.run(() -> {
                ACCOUNTS.forEach(people::save);
                return ACCOUNTS.size();
            });
        } catch (DuplicateKeyException otherNodeWasFirst) {
            log.info("The demo accounts were written by another node");
        }
    }

    private static Person account(String id, String name, Role role) {
        return new Person(id, name, id + "@example.com", EnumSet.of(role), Set.of(), true, null);
    }

    private static Person lead(String id, String name, Role role) {
        return new Person(id, name, id + "@example.com", EnumSet.of(role), EnumSet.of(role), true, null);
    }
}

package org.dealdesk.commission.finance;

import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.Deals;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.People;
import org.springframework.stereotype.Component;

/** The people and deals that finance names. */
@Component
public class Subjects {

    private final People people;
    private final Deals deals;

    Subjects(People people, Deals deals) {
        this.people = people;
        this.deals = deals;
    }

    /** Records a fault where there is no such person, active or not; programs have no commission. Null is known to be at fault. */
    public void person(String id, String pointer, Faults faults) {
        if (id != null
                && people.find(id).filter(person -> !person.actsAsProgram()).isEmpty()) {
            String like = people.withIdLike(id)
                    .filter(person -> !person.actsAsProgram())
                    .map(person -> "; there is " + person.id())
                    .orElse("");
            faults.add(pointer, "unknown-person", "is not in the directory" + like);
        }
    }

    /** The submitted deal of that number, or null with a fault where there is none; null for null. */
    public DealNumber deal(String number, String pointer, Faults faults) {
        if (number == null) {
            return null;
        }
        DealNumber found = DealNumber.parse(number)
                .filter(parsed ->
                        deals.find(parsed).filter(deal -> deal.revision() > 0).isPresent())
                .orElse(null);
        if (found == null) {
            faults.add(pointer, "unknown-value", "must be the number of a submitted deal, such as D-000123");
        }
        return found;
    }
}

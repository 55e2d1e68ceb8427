package org.dealdesk.access.passkey;

import org.dealdesk.access.record.AccessRecords;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.people.WhenDeactivated;
import org.springframework.stereotype.Component;

/** Deactivation takes a person's passkeys for good. */
@Component
class PasskeyEnd implements WhenDeactivated {

    private final PasskeyTable table;
    private final AccessRecords records;

    PasskeyEnd(PasskeyTable table, AccessRecords records) {
        this.table = table;
        this.records = records;
    }

    @Override
    public void deactivated(String person) {
        int removed = table.removeAll(person);
        if (removed > 0) {
            records.add(EventType.PASSKEYS_RESET, person, Event.SYSTEM, data -> data.put("count", removed));
        }
    }
}

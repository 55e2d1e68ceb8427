package org.dealdesk.access.directory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.dealdesk.approval.authority.Authority;
import org.dealdesk.platform.people.Person;

/**
 * A person as administrators see them.
 *
 * @param secondFactor whether the person has a passkey
 * @param lastSeen the last sign-in, or the last call with a token; null where there was none
 * @param unseen whether that is 90 days ago, or there was none
 */
public record DirectoryEntry(
        @JsonUnwrapped Person person,
        Authority authority,
        DirectoryFilter.Way signIn,
        boolean secondFactor,
        Instant lastSeen,
        @JsonIgnore boolean unseen) {}

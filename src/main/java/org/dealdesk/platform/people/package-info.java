/** The directory of people and their roles; {@link org.dealdesk.platform.people.Caller} is a signed-in person. */
@NamedInterface("people")
package org.dealdesk.platform.people;

import org.springframework.modulith.NamedInterface;

/**
 * Writing the policy in the Desk: a working copy as a form and as text, what lint says of it while typing, its difference to the version in
 * force, back-tests of it, and asking for approval. Start reading at {@code FormPages}; what a field is called is its JSON pointer.
 */
package org.dealdesk.desk.policyedit;

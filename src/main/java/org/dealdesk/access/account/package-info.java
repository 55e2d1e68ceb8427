/** Local accounts: which ways to sign in are switched on, passwords and how they are checked, changed and set. Start reading at {@code SignInWays}. */
@NamedInterface("account")
package org.dealdesk.access.account;

import org.springframework.modulith.NamedInterface;

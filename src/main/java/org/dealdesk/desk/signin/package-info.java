/**
 * How people sign in at the pages: the form, the page that was asked for before, the browser that is known, and sessions. No state is kept
 * before sign-in. Start reading at {@link org.dealdesk.desk.signin.Sessions}.
 */
package org.dealdesk.desk.signin;

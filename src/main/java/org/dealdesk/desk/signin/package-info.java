/**
 * How people sign in at the pages: the form, the page that was asked for before, the browser that is known, and sessions. Nothing is kept
 * for people who have not signed in. Start reading at {@link org.dealdesk.desk.signin.Sessions}.
 */
package org.dealdesk.desk.signin;

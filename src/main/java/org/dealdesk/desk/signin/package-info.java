/**
 * How people sign in at the pages: the form, the page that was asked for before, the browser that is known. No state is kept
 * before sign-in. Start reading at {@link org.dealdesk.desk.signin.SignInPages}.
 */
package org.dealdesk.desk.signin;

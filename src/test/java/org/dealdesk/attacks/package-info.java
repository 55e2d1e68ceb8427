/** Attacks on the whole product that belong to no single part of it. docs/security.md lists all attacks and their tests. */
package org.dealdesk.attacks;

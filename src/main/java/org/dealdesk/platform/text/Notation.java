package org.dealdesk.platform.text;

/** How the numbers of an input are written. */
public enum Notation {
    /** By a program: only digits, with a point before the decimals. */
    EXACT,
    /** By people, who part thousands with points or commas: what could mean two numbers is asked about. */
    TYPED,
    /** The same where a comma before other than three digits is that of a decimal, as in files with semicolons. */
    TYPED_WITH_COMMAS
}

package org.dealdesk.guardrail;

/** The texts of a finding, written on demand. */
interface FindingText {

    String measured();

    String limit();

    String exceeded();

    String message();
}

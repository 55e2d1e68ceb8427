package org.dealdesk.guardrail;

/** How a finding reads: always the same, and written only when somebody reads it. */
interface FindingText {

    String measured();

    String limit();

    String exceeded();

    String message();
}

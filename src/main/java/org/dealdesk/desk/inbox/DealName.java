package org.dealdesk.desk.inbox;

/** What a deal is called in the inbox. */
record DealName(String number, String name, String customer) {}

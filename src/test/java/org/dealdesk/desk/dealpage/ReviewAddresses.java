package org.dealdesk.desk.dealpage;

/** Where the pages find the reviews of a deal. */
final class ReviewAddresses {

    private ReviewAddresses() {}

    static String address(String number, String function) {
        return "/deals/" + number + "/reviews/" + number + ".1." + function;
    }
}

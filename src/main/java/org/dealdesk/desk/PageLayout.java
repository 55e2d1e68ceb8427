package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.web.Address;

/**
 * What surrounds every page: who has signed in and where they can go, the place where they have most to do first.
 *
 * @param places empty before sign-in
 */
public record PageLayout(String id, String name, List<Place> places) {

    public static final String INBOX = "/inbox";
    public static final String MY_DEALS = "/deals?whose=mine";
    static final String NEW_DEAL = "/deals/new";
    static final String ALL_DEALS = "/deals?whose=all";
    public static final String POLICIES = "/policies";
    public static final String COMMISSION = "/commission";
    public static final String COMMISSIONS = "/commissions";
    public static final String DELEGATIONS = "/delegations";
    public static final String NOTIFICATIONS = "/notifications";
    public static final String PROFILE = "/profile";
    public static final String PEOPLE = "/people";
    public static final String GETTING_STARTED = "/getting-started";

    /** An entry of the navigation; {@code label} is the key of its text. */
    record Place(String label, String address, boolean here) {}

    static PageLayout of(HttpServletRequest request) {
        return FreshCaller.in(request)
                .map(person -> new PageLayout(person.id(), person.name(), places(person, here(request))))
                .orElseGet(() -> new PageLayout(null, null, List.of()));
    }

    /** Approvers start at the inbox, reps at their deals, others at all deals. */
    public static String home(Person person) {
        return places(person, "").get(0).address();
    }

    private static List<Place> places(Person person, String here) {
        Caller caller = Caller.of(person);
        List<Place> places = new ArrayList<>();
        if (!caller.functions().isEmpty()) {
            places.add(place("nav.inbox", INBOX, here));
        }
        if (caller.is(Role.SALES_REP) || !caller.seesAllDeals()) {
            places.add(place("nav.mine", MY_DEALS, here));
        }
        if (caller.is(Role.SALES_REP)) {
            places.add(place("nav.new", NEW_DEAL, here));
        }
        if (caller.seesAllDeals()) {
            places.add(place("nav.all", ALL_DEALS, here));
        }
        if (caller.is(Role.SALES_REP)) {
            places.add(place("nav.commission", COMMISSION, here));
        }
        if (caller.is(Role.FINANCE) || caller.is(Role.AUDITOR)) {
            places.add(place("nav.commissions", COMMISSIONS, here));
        }
        places.add(place("nav.policies", POLICIES, here));
        if (!caller.functions().isEmpty()) {
            places.add(place("nav.delegations", DELEGATIONS, here));
        }
        places.add(place("nav.notifications", NOTIFICATIONS, here));
        if (caller.is(Role.ADMIN)) {
            places.add(place("nav.people", PEOPLE, here));
            places.add(place("nav.getting-started", GETTING_STARTED, here));
        }
        return List.copyOf(places);
    }

    private static Place place(String label, String address, String here) {
        return new Place(label, address, address.equals(here));
    }

    private static String here(HttpServletRequest request) {
        Address address = Address.of(request);
        for (String place : List.of(POLICIES, COMMISSION, COMMISSIONS)) {
            if (address.isBelow(place)) {
                return place;
            }
        }
        if (address.isBelow(PEOPLE)) {
            return PEOPLE;
        }
        String whose = request.getParameter("whose");
        return address.is("/deals") ? "/deals?whose=" + whose : address.path();
    }
}

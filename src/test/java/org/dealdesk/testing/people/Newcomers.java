package org.dealdesk.testing.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.access.link.Links;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.product.Product;

/** How people come into a product without demo accounts: by the link in the log, and by the links that an administrator passes on. */
public final class Newcomers {

    public static final String PASSWORD = "plum tractor seventeen lagoon";

    private static final Pattern LINK =
            Pattern.compile("https?://[a-z.]+(?::\\d+)?(/(?:set-up|links)/[A-Za-z0-9_-]{22})");

    private final Product product;

    public Newcomers(Product product) {
        this.product = product;
    }

    /** A product in which {@code boss} is the administrator, as they see it. */
    public static Desk boss(Product product) {
        Links links = product.bean(Links.class);
        String secret = product.bean(Transactions.class)
                .run(() -> links.makeForSetUp(false))
                .secret();
        return new Newcomers(product).boss("/set-up/" + secret);
    }

    /** The links in a text, as paths. */
    public static List<String> links(String text) {
        Matcher link = LINK.matcher(text);
        return link.results().map(found -> found.group(1)).toList();
    }

    /** Makes the administrator {@code boss}, who then signs in. */
    public Desk boss(String setUpLink) {
        Desk desk = new Desk(product);
        Page form = desk.get(setUpLink).expect(200);
        desk.submit(
                        form,
                        setUpLink,
                        Map.of("id", "boss", "name", "Bo Boss", "password", PASSWORD, "policyAdmin", "true"))
                .expect(200);
        desk.signIn("boss", PASSWORD).expect(200);
        return desk;
    }

    /** Invites people, each with one role, and answers their links by id. */
    public Map<String, String> invite(Desk boss, Map<String, String> roles) {
        Map<String, String> form = new LinkedHashMap<>();
        int place = 0;
        for (Map.Entry<String, String> person : roles.entrySet()) {
            form.put("person." + place + ".id", person.getKey());
            form.put("person." + place + ".name", "Person " + person.getKey());
            form.put("person." + place + ".roles", person.getValue());
            place++;
        }
        Page done = boss.submit(boss.get("/getting-started").expect(200), "/getting-started", form)
                .expect(200);
        List<String> links = links(done.html());
        Map<String, String> invited = new LinkedHashMap<>();
        int next = 0;
        for (String person : roles.keySet()) {
            invited.put(person, links.get(next++));
        }
        return invited;
    }

    /** Sets a password with the link and signs in. */
    public Desk arrive(String person, String link) {
        Desk desk = new Desk(product);
        desk.submit(desk.get(link).expect(200), link, Map.of("password", PASSWORD + " " + person))
                .expect(200);
        desk.signIn(person, PASSWORD + " " + person).expect(200);
        return desk;
    }
}

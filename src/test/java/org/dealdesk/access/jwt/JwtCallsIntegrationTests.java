package org.dealdesk.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dealdesk.access.oidc.Identities;
import org.dealdesk.access.oidc.Identities.Identity;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.MovableClock;
import org.dealdesk.testing.product.Product;
import org.dealdesk.testing.provider.TestProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which JWTs are taken, and whose call each is. */
class JwtCallsIntegrationTests {

    private static final String AUDIENCE = "https://deals.example.com/api";
    private static final MovableClock CLOCK = new MovableClock();
    private static TestProvider provider;
    private static Map<Database, Product> products;

    @BeforeAll
    static void start() {
        provider = new TestProvider(CLOCK);
        products = Map.of(Database.H2, company(Database.H2), Database.POSTGRESQL, company(Database.POSTGRESQL));
    }

    private static Product company(Database database) {
        String[] properties = Stream.concat(
                        Arrays.stream(provider.properties()),
                        Stream.of("dealdesk.oidc.audience=" + AUDIENCE, "dealdesk.oidc.roles[deal-delivery]=DELIVERY"))
                .toArray(String[]::new);
        return Product.ofCompany(database.fresh(), CLOCK, properties);
    }

    @AfterAll
    static void stop() {
        products.values().forEach(Product::close);
        provider.close();
        CLOCK.reset();
    }

    private static JWTClaimsSet.Builder claims(String subject, String... groups) {
        return provider.claims()
                .audience(List.of("other", AUDIENCE))
                .subject(subject)
                .claim("groups", List.of(groups));
    }

    private static Reply call(Product product, String token) {
        return product.with(token).get("/me");
    }

    private static Reply call(Product product, JWTClaimsSet.Builder claims) {
        return call(product, provider.sign(claims.build(), "at+jwt"));
    }

    /** A person who has signed in at the pages before. */
    private static void known(Product product, String id, boolean active, Role... roles) {
        product.bean(Transactions.class).run(() -> {
            product.bean(People.class).save(new Person(id, id, null, Set.of(roles), Set.of(), active, null));
            Identity identity = new Identity(provider.issuer(), "sub-" + id);
            if (product.bean(Identities.class).person(identity).isEmpty()) {
                product.bean(Identities.class).link(identity, id, product.now());
            }
            return id;
        });
    }

    private static String said(Reply reply) {
        return reply.status() + " " + reply.problem() + " " + reply.text("/detail");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void enterAProgramWhoseRolesFollowItsToken(Database database) {
        Product product = products.get(database);
        JWTClaimsSet.Builder crm = claims("svc-1", "deal-crm").claim("preferred_username", "svc-crm");
        Reply me = call(product, crm).expect(200);
        assertThat(me.text("/id")).isEqualTo("svc-crm");
        assertThat(me.text("/roles/0")).isEqualTo("CRM");
        product.with(provider.sign(crm.build(), "JWT")).get("/deals").expect(200);

        JWTClaimsSet.Builder delivery = claims("svc-1", "deal-delivery").claim("preferred_username", "renamed");
        assertThat(call(product, delivery).expect(200).text("/id")).isEqualTo("svc-crm");
        product.with(provider.sign(delivery.build(), "JWT")).get("/deals").refused(403, "forbidden");

        assertThat(said(call(product, claims("svc-2", "deal-crm").claim("preferred_username", "SVC-crm"))))
                .startsWith("403 forbidden The id SVC-crm belongs to another account");
        assertThat(call(product, claims("svc-3", "deal-crm").claim("azp", "svc-azp"))
                        .expect(200)
                        .text("/id"))
                .isEqualTo("svc-azp");
        assertThat(said(call(product, claims("svc-4", "deal-crm").claim("preferred_username", "system"))))
                .startsWith("403 forbidden The JWT names no id");
        product.with(provider.sign(crm.build(), "JWT")).post("/tokens", "{}").refused(403, "sign-in-again");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void givePeopleTheMappedRolesThatTheyHoldHere(Database database) {
        Product product = products.get(database);
        known(product, "ann", true, Role.SALES_REP, Role.AUDITOR);
        known(product, "ben", false, Role.SALES_REP);

        String ann =
                provider.sign(claims("sub-ann", "deal-reps", "deal-finance").build(), "JWT");
        product.with(ann).post("/deals", Sales.clear()).expect(201);
        product.with(ann).get("/commissions/entries?rep=ben").expect(403);
        assertThat(said(call(product, claims("sub-ann", "deal-finance"))))
                .startsWith("403 forbidden The person holds none");
        assertThat(said(call(product, claims("sub-ann", "deal-crm"))))
                .startsWith("403 forbidden")
                .contains("is a person");
        assertThat(said(call(product, claims("sub-ann", "strangers"))))
                .startsWith("403 forbidden The JWT names no role");
        assertThat(said(call(product, claims("sub-ann", "deal-admins", "deal-finance"))))
                .contains("exclude each other");
        assertThat(said(call(product, claims("sub-ben", "deal-reps")))).startsWith("401 unauthenticated");
        assertThat(said(call(product, claims("sub-new", "deal-reps").claim("preferred_username", "ann"))))
                .startsWith("403 forbidden No person is linked");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void readRolesFromTheFirstClaimWhateverItsType(Database database) {
        Product product = products.get(database);
        known(product, "cleo", true, Role.SALES_REP);
        JWTClaimsSet.Builder plain = provider.claims().audience(AUDIENCE).subject("sub-cleo");
        call(product, plain.claim("groups", "deal-reps")).expect(200);
        call(product, plain.claim("realm_access", Map.of("roles", List.of("deal-reps"))))
                .expect(200);
        call(product, plain.claim("realm_access", Map.of("roles", List.of("none"))))
                .expect(403);
        call(product, plain.claim("realm_access", "deal-reps").claim("groups", List.of("deal-reps", 7, true)))
                .expect(200);
        call(product, plain.claim("realm_access", null).claim("groups", Map.of("deal-reps", true)))
                .expect(403);
        List<String> many =
                IntStream.range(0, 300).mapToObj(group -> "g" + group).toList();
        call(
                        product,
                        plain.claim(
                                "groups",
                                Stream.concat(many.stream(), Stream.of("deal-reps"))
                                        .toList()))
                .expect(200);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refuseWhatTheIssuerHasNotSignedForUs(Database database) throws JOSEException {
        Product product = products.get(database);
        known(product, "dora", true, Role.SALES_REP);
        JWTClaimsSet.Builder good = claims("sub-dora", "deal-reps");
        call(product, good).expect(200);
        RSAKey foreign = TestProvider.rsa("foreign");
        JWTClaimsSet claims = good.build();

        refused(product, new PlainJWT(claims).serialize());
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims);
        confused.sign(new MACSigner(provider.key().toRSAPublicKey().getEncoded()));
        refused(product, confused.serialize());
        refused(product, TestProvider.sign(claims, "JWT", foreign));
        for (String kid : List.of("foreign", "../../first", "first' or '1'='1", "")) {
            refused(product, signed(claims, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid), foreign));
        }
        refused(product, signed(claims, new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(foreign.toPublicJWK()), foreign));
        refused(product, provider.sign(claims, "logout+jwt"));
        String whole = provider.sign(claims, "JWT");
        refused(product, whole.substring(0, whole.length() - 4));
        refused(product, "a.b.c");
        refused(product, "..");

        refused(product, sign(claims("sub-dora", "deal-reps").issuer("https://evil.example.com")));
        refused(product, sign(claims("sub-dora", "deal-reps").audience("other")));
        refused(product, sign(claims("sub-dora", "deal-reps").audience(TestProvider.CLIENT)));
        refused(product, sign(claims("sub-dora", "deal-reps").claim("aud", null)));
        refused(product, sign(claims("sub-dora", "deal-reps").expirationTime(null)));
        refused(product, sign(claims("sub-dora", "deal-reps").claim("exp", "tomorrow")));
        refused(product, sign(claims("sub-dora", "deal-reps").subject(null)));
        refused(product, sign(claims("sub-dora", "deal-reps").subject("")));
        refused(product, sign(claims("sub-dora", "deal-reps").claim("at_hash", "x")));
        refused(product, sign(claims("sub-dora", "deal-reps").claim("typ", "ID")));
        refused(product, sign(claims("sub-dora", "deal-reps").claim("events", Map.of("logout", Map.of()))));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void allowAMinuteBetweenClocks(Database database) {
        Product product = products.get(database);
        known(product, "ed", true, Role.SALES_REP);
        call(product, claims("sub-ed", "deal-reps").issueTime(in(-300)).expirationTime(in(-50)))
                .expect(200);
        refused(product, sign(claims("sub-ed", "deal-reps").issueTime(in(-300)).expirationTime(in(-70))));
        call(product, claims("sub-ed", "deal-reps").notBeforeTime(in(50))).expect(200);
        refused(product, sign(claims("sub-ed", "deal-reps").notBeforeTime(in(70))));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void needTheProviderOnlyForItsKeys(Database database) {
        try (TestProvider other = new TestProvider(CLOCK)) {
            other.stop();
            String[] properties = Stream.concat(
                            Arrays.stream(other.properties()), Stream.of("dealdesk.oidc.audience=" + AUDIENCE))
                    .toArray(String[]::new);
            try (Product product = Product.ofCompany(database.fresh(), CLOCK, properties)) {
                String token = other.sign(
                        other.claims()
                                .audience(AUDIENCE)
                                .subject("s")
                                .claim("groups", List.of("deal-crm"))
                                .claim("azp", "robot")
                                .build(),
                        "JWT");
                Reply down = call(product, token).refused(503, "unavailable");
                assertThat(down.header("Retry-After")).isNotNull();
                product.as(null).get("//actuator/health/readiness").expect(200);
                other.startAgain();
                CLOCK.advance(Duration.ofSeconds(6));
                call(product, token).expect(200);
                other.stop();
                call(product, token).expect(200);
                other.startAgain();
            }
        }
    }

    private static Date in(int seconds) {
        return Date.from(CLOCK.instant().plusSeconds(seconds));
    }

    private static String sign(JWTClaimsSet.Builder claims) {
        return provider.sign(claims.build(), "JWT");
    }

    private static String signed(JWTClaimsSet claims, JWSHeader.Builder header, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(header.type(JOSEObjectType.JWT).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static void refused(Product product, String token) {
        Reply reply = call(product, token).refused(401, "unauthenticated");
        assertThat(reply.raw().body()).doesNotContain(token.substring(0, Math.min(20, token.length())) + ".");
    }
}

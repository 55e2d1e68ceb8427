package org.dealdesk.testing.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A provider of OpenID Connect that says what a test wants it to say. It holds clients to the rules: a code is good once, and needs the
 * client's secret and the verifier of PKCE.
 */
public final class TestProvider implements AutoCloseable {

    public static final String CLIENT = "dealdesk";
    public static final String SECRET = "secret of the client";

    private final Clock clock;
    private final RSAKey key = rsa("first");
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Object> userInfo = new ConcurrentHashMap<>();
    private final Map<String, Object> document = new LinkedHashMap<>();
    private volatile Map<String, Object> account = Map.of();
    private volatile UnaryOperator<String> forgery = token -> token;
    private volatile Map<String, String> lastRequest = Map.of();
    private volatile String informedOf;
    private volatile int port;
    private volatile HttpServer server;

    public TestProvider(Clock clock) {
        this.clock = clock;
        begin(0);
        document.put("issuer", issuer());
        document.put("authorization_endpoint", issuer() + "/authorize");
        document.put("token_endpoint", issuer() + "/token");
        document.put("userinfo_endpoint", issuer() + "/userinfo");
        document.put("jwks_uri", issuer() + "/keys");
        document.put("end_session_endpoint", issuer() + "/end");
        document.put("subject_types_supported", List.of("public"));
        document.put("response_types_supported", List.of("code"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    }

    public static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + port + "/company";
    }

    /** The properties of a product that signs people in here. */
    public String[] properties() {
        return new String[] {
            "dealdesk.oidc.issuer=" + issuer(),
            "dealdesk.oidc.client-id=" + CLIENT,
            "dealdesk.oidc.client-secret=" + SECRET,
            "dealdesk.oidc.roles[deal-reps]=SALES_REP",
            "dealdesk.oidc.roles[deal-finance]=FINANCE",
            "dealdesk.oidc.roles[deal-admins]=ADMIN",
            "dealdesk.oidc.roles[deal-crm]=CRM"
        };
    }

    /** From now on this account signs in, with these claims in its ID token. */
    public void signsIn(String subject, String name, Map<String, ?> more) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", subject);
        claims.put("preferred_username", name);
        claims.put("name", "Person " + name);
        claims.put("email", name + "@example.com");
        claims.put("sid", "session-" + subject);
        claims.putAll(more);
        claims.values().removeIf(value -> value.equals(""));
        account = claims;
    }

    public void signsIn(String subject, String name, String... groups) {
        signsIn(subject, name, Map.of("groups", List.of(groups)));
    }

    /** What UserInfo says besides. */
    public Map<String, Object> userInfo() {
        return userInfo;
    }

    /** UserInfo speaks of this account for every token; null: of the one that has signed in. */
    public void informOf(String subject) {
        informedOf = subject;
    }

    /** What the document says; a test may change it. */
    public Map<String, Object> document() {
        return document;
    }

    /** Replaces ID tokens on their way out. */
    public void forge(UnaryOperator<String> with) {
        forgery = with;
    }

    /** What the product asked for, the last time that it sent someone here. */
    public Map<String, String> lastRequest() {
        return lastRequest;
    }

    public RSAKey key() {
        return key;
    }

    /** Stops answering, as if it were down. */
    public void stop() {
        server.stop(0);
    }

    /** Answers again, at the same address. */
    public void startAgain() {
        begin(port);
    }

    @Override
    public void close() {
        stop();
    }

    /** Claims of a token that is good now. */
    public JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(300)));
    }

    /** A token of this provider. */
    public String sign(JWTClaimsSet claims, String type) {
        return sign(claims, type, key);
    }

    /** A token that says it is of this provider, signed with any key. */
    public static String sign(JWTClaimsSet claims, String type, RSAKey with) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID("first")
                            .type(new JOSEObjectType(type))
                            .build(),
                    claims);
            token.sign(new RSASSASigner(with));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void begin(int at) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replace("/company", "");
        switch (path) {
            case "/.well-known/openid-configuration" -> ProviderHttp.json(exchange, 200, document);
            case "/keys" -> ProviderHttp.json(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
            case "/authorize" -> authorize(exchange);
            case "/token" -> token(exchange);
            case "/userinfo" -> ProviderHttp.json(exchange, 200, informed());
            case "/end" -> ProviderHttp.text(exchange, 200, "text/plain", "signed out at the provider");
            default -> ProviderHttp.text(exchange, 404, "text/plain", "no such page");
        }
    }

    private Map<String, Object> informed() {
        Map<String, Object> said = new HashMap<>(userInfo);
        said.put("sub", informedOf == null ? account.get("sub") : informedOf);
        return said;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = ProviderHttp.fields(exchange.getRequestURI().getRawQuery());
        lastRequest = asked;
        String code = "code-" + System.nanoTime();
        codes.put(code, asked);
        String back = asked.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> sent =
                ProviderHttp.fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
        String login = Base64.getEncoder()
                .encodeToString((CLIENT + ":" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        boolean client = ("Basic " + login).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean good = asked != null
                && client
                && asked.get("redirect_uri").equals(sent.get("redirect_uri"))
                && asked.get("code_challenge").equals(challenge(sent.get("code_verifier")));
        if (!good) {
            ProviderHttp.json(exchange, 400, Map.of("error", client ? "invalid_grant" : "invalid_client"));
            return;
        }
        ProviderHttp.json(
                exchange,
                200,
                Map.of(
                        "access_token",
                        "access",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        60,
                        "id_token",
                        forgery.apply(sign(idToken(asked), "JWT"))));
    }

    private JWTClaimsSet idToken(Map<String, String> asked) {
        JWTClaimsSet.Builder claims = claims().claim("nonce", asked.get("nonce"));
        if (asked.containsKey("max_age")) {
            claims.claim("auth_time", clock.instant().getEpochSecond());
        }
        account.forEach(claims::claim);
        return claims.build();
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The claims of a token, to be changed. */
    public static JWTClaimsSet.Builder read(String token) {
        try {
            return new JWTClaimsSet.Builder(SignedJWT.parse(token).getJWTClaimsSet());
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

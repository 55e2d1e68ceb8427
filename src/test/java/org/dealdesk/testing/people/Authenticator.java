package org.dealdesk.testing.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** An authenticator with one passkey, which can be made to answer what no browser would. */
public final class Authenticator {

    public static final int PRESENT = 1;
    public static final int VERIFIED = 4;

    private static final int HAS_KEY = 0x40;
    private static final JsonMapper JSON = new JsonMapper();

    private final KeyPair keys;
    private final byte[] id = new byte[32];
    private final String host;
    private final String origin;
    private final int flags;
    private int counter;
    private String handle;

    public Authenticator(String host, String origin) {
        this(keys(), random(), host, origin, PRESENT | VERIFIED);
    }

    private Authenticator(KeyPair keys, byte[] id, String host, String origin, int flags) {
        this.keys = keys;
        System.arraycopy(id, 0, this.id, 0, id.length);
        this.host = host;
        this.origin = origin;
        this.flags = flags;
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] random() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return random;
    }

    /** The same passkey, used otherwise: for another host, from a page of another origin, or with other flags. */
    public Authenticator used(String anotherHost, String anotherOrigin, int otherFlags) {
        Authenticator other = new Authenticator(keys, id, anotherHost, anotherOrigin, otherFlags);
        other.counter = counter;
        other.handle = handle;
        return other;
    }

    /** Tells the next answer how often the passkey was used, and for whom. */
    public Authenticator counting(int count, String person) {
        counter = count;
        handle = person;
        return this;
    }

    public String id() {
        return text(id);
    }

    public String handle() {
        return handle;
    }

    /** What a browser sends of the new passkey. */
    public String make(String options) {
        JsonNode asked = read(options);
        handle = asked.at("/user/id").textValue();
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        byte[] cose = joined(
                new byte[] {(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32},
                fixed(key.getW().getAffineX()),
                new byte[] {0x22, 0x58, 32},
                fixed(key.getW().getAffineY()));
        byte[] data = joined(data(flags | HAS_KEY), new byte[16], new byte[] {0, (byte) id.length}, id, cose);
        byte[] attestation = joined(
                new byte[] {(byte) 0xA3, 0x63},
                ascii("fmt"),
                new byte[] {0x64},
                ascii("none"),
                new byte[] {0x67},
                ascii("attStmt"),
                new byte[] {(byte) 0xA0, 0x68},
                ascii("authData"),
                new byte[] {0x59, (byte) (data.length >> 8), (byte) data.length},
                data);
        ObjectNode response = JSON.createObjectNode();
        response.put("attestationObject", text(attestation))
                .put("clientDataJSON", text(client("webauthn.create", asked)))
                .putArray("transports")
                .add("internal");
        return credential(response);
    }

    /** What a browser sends of the use of the passkey. */
    public String use(String options) {
        JsonNode asked = read(options);
        counter++;
        byte[] data = data(flags);
        byte[] client = client("webauthn.get", asked);
        ObjectNode response = JSON.createObjectNode();
        response.put("authenticatorData", text(data))
                .put("clientDataJSON", text(client))
                .put("signature", text(signed(joined(data, sha256(client)))))
                .put("userHandle", handle);
        return credential(response);
    }

    private String credential(ObjectNode response) {
        ObjectNode credential = JSON.createObjectNode();
        credential.put("id", id()).put("rawId", id()).put("type", "public-key").set("response", response);
        credential.putObject("clientExtensionResults");
        return credential.toString();
    }

    private byte[] data(int with) {
        return joined(
                sha256(host.getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) with},
                ByteBuffer.allocate(4).putInt(counter).array());
    }

    private byte[] client(String type, JsonNode asked) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("challenge", asked.path("challenge").textValue())
                .put("origin", origin)
                .put("crossOrigin", false)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] signed(byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A coordinate in exactly 32 bytes. */
    private static byte[] fixed(BigInteger coordinate) {
        byte[] bytes = coordinate.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(json, unreadable);
        }
    }
}

package org.dealdesk.testing.people;

import org.dealdesk.platform.Instants;
import org.dealdesk.testing.product.Product;

/** A passkey as the tables hold it, for tests in which it only matters that a person has one. */
public final class PasskeyRows {

    private PasskeyRows() {}

    public static void add(Product product, String person) {
        product.sql()
                .sql("insert into user_entities (id, name, display_name) values (:person, :person, :person)")
                .param("person", person)
                .update();
        product.sql()
                .sql("""
                        insert into user_credentials (credential_id, user_entity_user_id, public_key, signature_count, uv_initialized,
                            backup_eligible, backup_state, authenticator_transports, public_key_credential_type,
                            attestation_object, attestation_client_data_json, created, label)
                        values (:person, :person, :bytes, 0, true, false, false, '', 'public-key', :bytes, :bytes, :now, 'Key')
                        """)
                .param("person", person)
                .param("bytes", new byte[] {1})
                .param("now", Instants.utc(product.clock().instant()))
                .update();
    }

    /** How many passkeys there are. */
    public static int count(Product product) {
        return product.sql()
                .sql("select count(*) from user_credentials")
                .query(Integer.class)
                .single();
    }
}

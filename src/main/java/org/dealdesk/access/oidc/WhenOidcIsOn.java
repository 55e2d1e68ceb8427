package org.dealdesk.access.oidc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** Marks what is there only where an identity provider is configured. */
@ConditionalOnExpression("!'${" + OidcSettings.ISSUER + ":}'.isBlank()")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WhenOidcIsOn {}

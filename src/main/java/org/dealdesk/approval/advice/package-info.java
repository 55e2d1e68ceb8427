/**
 * Advice: those who may decide a review ask other people about it before they do. Start reading at {@link
 * org.dealdesk.approval.advice.AskForAdvice}.
 */
@NamedInterface("advice")
package org.dealdesk.approval.advice;

import org.springframework.modulith.NamedInterface;

/**
 * Problem documents (RFC 9457): the types of problems and what refuses a request. Start reading at {@link
 * org.dealdesk.platform.problem.ProblemType}.
 */
@NamedInterface("problem")
package org.dealdesk.platform.problem;

import org.springframework.modulith.NamedInterface;

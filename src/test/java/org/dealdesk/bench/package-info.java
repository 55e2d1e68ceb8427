/** Programs that measure the product. They print figures and make no assertions; {@code docs/benchmarks.md} says how to run them. */
package org.dealdesk.bench;

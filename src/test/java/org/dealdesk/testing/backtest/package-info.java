/** Back-tests as tests begin and read them. */
package org.dealdesk.testing.backtest;

/** Pages of back-tests: the form, progress and results. */
package org.dealdesk.desk.backtest;

package org.dealdesk.approval.offender;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/** Planted: uses an internal class of the engine. */
public record ReachesIntoTheEngine(JobExecutor jobs) {}

package org.dealdesk.approval.offender;

import org.camunda.bpm.engine.TaskService;

/** Planted: goes to the engine past its door. */
public record TalksToTheEngine(TaskService tasks) {}

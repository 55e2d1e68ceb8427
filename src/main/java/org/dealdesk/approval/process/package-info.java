/**
 * The engine behind one door: no other package knows it. {@link org.dealdesk.approval.process.ApprovalProcess} moves a
 * deal's process, {@code DealApproval} is what the diagram calls back, {@link
 * org.dealdesk.approval.process.EngineState} is for watching; the rest sets the engine up. The diagrams are in {@code
 * bpmn/}, how to leave the engine is in {@code docs/adr/0001-engine-and-its-exit.md}.
 */
package org.dealdesk.approval.process;

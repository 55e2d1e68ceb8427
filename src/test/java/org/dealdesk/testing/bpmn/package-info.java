/** Reads the process diagrams as they are drawn, checks the drawing and paints it. */
package org.dealdesk.testing.bpmn;

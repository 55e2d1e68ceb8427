package org.dealdesk.platform.text;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.Serial;

/** A text that a person typed, in a document that a program wrote around it: where it is a number it is read as typed. */
public final class TypedText extends TextNode {

    @Serial
    private static final long serialVersionUID = 1L;

    public TypedText(String text) {
        super(text);
    }
}

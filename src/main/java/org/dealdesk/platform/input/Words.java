package org.dealdesk.platform.input;

import java.util.ArrayList;
import java.util.List;

/** Words of a list that the product knows. */
final class Words {

    private Words() {}

    /** The word, or null with a fault recorded. */
    static <E extends Enum<E>> E find(String text, Class<E> words, String pointer, Faults faults) {
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        faults.add(pointer, "unknown-value", "must be one of " + List.of(words.getEnumConstants()));
        return null;
    }

    /** Those of the texts that are words; a text that is null has its fault already. */
    static <E extends Enum<E>> List<E> all(List<String> texts, Class<E> words, String pointer, Faults faults) {
        List<E> found = new ArrayList<>();
        for (int index = 0; index < texts.size(); index++) {
            E word = texts.get(index) == null ? null : find(texts.get(index), words, pointer + "/" + index, faults);
            if (word != null) {
                found.add(word);
            }
        }
        return found;
    }
}

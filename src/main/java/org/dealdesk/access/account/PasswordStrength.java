package org.dealdesk.access.account;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;

/** Estimates how many guesses a password takes, in bits: words, names, dates and keyboard rows are guessed first. */
final class PasswordStrength {

    static final double LEAST_BITS = 35;

    /** The first characters decide: a password whose beginning is strong is strong. */
    private static final int MOST_CHARACTERS = 64;

    private static final long MOST_MILLISECONDS = 300;
    private static final int SHORTEST_WORD = 3;

    private PasswordStrength() {}

    /**
     * Whether the password is easily guessed.
     *
     * @param personal what is known of the person and the company: id, name, mail address
     */
    static boolean isWeak(String password, List<String> personal) {
        return bits(password, personal) < LEAST_BITS;
    }

    static double bits(String password, List<String> personal) {
        List<Dictionary> dictionaries = Stream.concat(
                        ConfigurationBuilder.getDefaultDictionaries().stream(), Stream.of(of(personal)))
                .toList();
        Configuration configuration = new ConfigurationBuilder()
                .setDictionaries(dictionaries)
                .setLocale(Locale.ENGLISH)
                .setMaxLength(MOST_CHARACTERS)
                .setCombinationAlgorithmTimeout(MOST_MILLISECONDS)
                .createConfiguration();
        return new Nbvcxz(configuration).estimate(password).getEntropy();
    }

    private static Dictionary of(List<String> personal) {
        DictionaryBuilder words =
                new DictionaryBuilder().setDictionaryName("personal").setExclusion(true);
        words.addWord("dealdesk", 0);
        personal.stream()
                .flatMap(text -> Stream.concat(Stream.of(text), Stream.of(text.split("[^\\p{L}\\p{N}]+"))))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .forEach(word -> words.addWord(word, 0));
        return words.createDictionary();
    }
}

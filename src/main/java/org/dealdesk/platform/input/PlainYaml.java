package org.dealdesk.platform.input;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.NodeEvent;

/** Reads YAML with an eye on what a plain document does without. */
final class PlainYaml extends YAMLFactory {

    private static final long serialVersionUID = 1;

    PlainYaml(YAMLFactoryBuilder builder) {
        super(builder);
    }

    @Override
    protected Parser _createParser(Reader text, IOContext context) {
        return new Parser(context, _parserFeatures, _yamlParserFeatures, _loaderOptions, _objectCodec, text);
    }

    /** The parser itself names the anchors of lists and maps, but not those of single values. */
    static final class Parser extends YAMLParser {

        private Parser(
                IOContext context,
                int features,
                int yamlFeatures,
                LoaderOptions options,
                ObjectCodec codec,
                Reader text) {
            super(context, features, yamlFeatures, options, codec, text);
        }

        /** Whether the token has an anchor, is an alias, or says of which type it is. */
        boolean isMoreThanPlain() throws IOException {
            return isCurrentAlias()
                    || getTypeId() != null
                    || getObjectId() != null
                    || (_lastEvent instanceof NodeEvent node && node.getAnchor() != null);
        }
    }
}

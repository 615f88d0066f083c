import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;

/**
 * Writes the OpenAPI description of Keycloak's Admin REST API, by scanning the jars of a server as upstream's own build
 * does. Arguments: the server's folder lib/lib/main, its version, the file to write.
 */
public final class ExtractSpec {
    private static final String PREFIX = "mp.openapi.extensions.smallrye.";

    private ExtractSpec() {}

    public static void main(String[] arguments) throws IOException {
        // The scanner reports each of Keycloak's Stream types as an error, and describes them rightly all the same.
        LogManager.getLogManager().reset();
        Map<String, String> settings = Map.of(
                PREFIX + "info.title", "Keycloak Admin REST API",
                PREFIX + "info.version", arguments[1],
                PREFIX + "openapi", "3.0.3",
                PREFIX + "remove-unused-schemas.enable", "true",
                PREFIX + "scan.profiles", "admin");
        SmallRyeOpenAPI description = SmallRyeOpenAPI.builder()
                .withConfig(new FixedConfig(settings))
                .withIndex(index(Path.of(arguments[0])))
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableStandardFilter(false)
                .build();
        Files.writeString(Path.of(arguments[2]), description.toJSON() + "\n");
    }

    private static IndexView index(Path folder) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(folder)) {
            jars = files.filter(ExtractSpec::isWanted).sorted().toList();
        }
        List<IndexView> indexes = new ArrayList<>();
        for (Path jar : jars) {
            indexes.add(index(new JarFile(jar.toFile())));
        }
        return CompositeIndex.create(indexes);
    }

    // Version 2 of the admin API describes itself at run time.
    private static boolean isWanted(Path jar) {
        String name = jar.getFileName().toString();
        return name.contains("jakarta.ws.rs") || name.startsWith("org.keycloak.keycloak-") && !name.contains("admin-v2");
    }

    private static IndexView index(JarFile jar) throws IOException {
        Indexer indexer = new Indexer();
        try (jar) {
            for (JarEntry entry : jar.stream().toList()) {
                // What lies in META-INF is the same classes again, for newer versions of Java.
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF")) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        indexer.index(content);
                    }
                }
            }
        }
        return indexer.complete();
    }

    private record FixedConfig(Map<String, String> settings) implements Config {
        @Override
        public <T> T getValue(String name, Class<T> type) {
            return getOptionalValue(name, type).orElseThrow();
        }

        @Override
        public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
            return Optional.ofNullable(settings.get(name)).map(text -> type.cast(convert(text, type)));
        }

        private static Object convert(String text, Class<?> type) {
            if (type == String.class) {
                return text;
            }
            if (type == Boolean.class) {
                return Boolean.valueOf(text);
            }
            if (type == String[].class) {
                return text.split(",");
            }
            throw new IllegalArgumentException("no setting has the type " + type);
        }

        @Override
        public Iterable<String> getPropertyNames() {
            return settings.keySet();
        }

        @Override
        public Iterable<ConfigSource> getConfigSources() {
            return List.of();
        }

        @Override
        public ConfigValue getConfigValue(String name) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public <T> Optional<Converter<T>> getConverter(Class<T> type) {
            return Optional.empty();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new IllegalArgumentException(type.getName());
        }
    }
}

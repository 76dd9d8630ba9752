package io.stowage.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** The gateways of a stack, for its services and the command line. Their keys are in it: only its owner can read it. */
final class GatewaysFile {

    private GatewaysFile() {}

    /** @param gateways each gateway's properties, by its id */
    static Path write(Path data, Map<String, Map<String, String>> gateways) {
        Path file = data.resolve("gateways.yaml").toAbsolutePath();
        Map<String, Object> sorted = new TreeMap<>();
        gateways.forEach((id, properties) -> sorted.put(id, new TreeMap<>(properties)));
        String yaml = new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .build())
                .dumpToString(Map.of("stowage", Map.of("gateways", sorted)));
        try {
            Files.createDirectories(data);
            createForOwner(file);
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file;
    }

    private static void createForOwner(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException there) {
            // Of an earlier start, with the same rights.
        }
    }
}

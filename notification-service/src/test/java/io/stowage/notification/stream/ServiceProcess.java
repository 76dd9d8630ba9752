package io.stowage.notification.stream;

import io.stowage.notification.NotificationApplication;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The service in a process of its own, which can be killed as machines kill. */
record ServiceProcess(Process process) {

    static ServiceProcess start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> Stream.of("-Dorg.apache.avro", "--sun-misc", "--enable-native")
                        .anyMatch(argument::startsWith))
                .forEach(command::add);
        command.add(NotificationApplication.class.getName());
        command.addAll(Rig.arguments());
        // Who takes over from a killed process waits as long.
        command.add("--spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms=6000");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        // A test that fails does not come to killing it.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ServiceProcess(process);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}

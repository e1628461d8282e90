package news.dateline.boot;

import java.lang.management.ManagementFactory;

/** Whether this JVM starts from an AOT cache: one that does not fit is passed over, and the application starts slowly. */
enum AotCache {
    /** Nobody asked for one. */
    NONE,
    USED,
    /** It was made by another JDK, for other jars, or with flags that differ in what objects look like. */
    REFUSED;

    private static final String FLAG = "-XX:AOTCache=";

    static AotCache ofThisJvm() {
        var arguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
        if (arguments.stream().noneMatch(argument -> argument.startsWith(FLAG))) return NONE;
        return of(System.getProperty("java.vm.info", ""));
    }

    /** With the flag set, the JVM shares classes from this cache or from nothing, and says which in a system property. */
    static AotCache of(String vmInfo) {
        return vmInfo.contains("sharing") ? USED : REFUSED;
    }
}

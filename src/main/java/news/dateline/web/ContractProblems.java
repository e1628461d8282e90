package news.dateline.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jboss.jandex.IndexView;

/** Finds the problem types of all rooms while the application is built, when there are no beans yet. */
final class ContractProblems {
    private ContractProblems() {}

    static List<ProblemType> knownTo(IndexView classes) {
        var types = new ArrayList<ProblemType>();
        for (var room : classes.getAllKnownImplementations(Problems.class)) {
            types.addAll(made(room.name().toString()).types());
        }
        types.sort(Comparator.comparing(ProblemType::slug));
        return types;
    }

    private static Problems made(String className) {
        try {
            var constructor = Class.forName(className, true, ContractProblems.class.getClassLoader())
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Problems) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(className + " needs a constructor without parameters", e);
        }
    }
}

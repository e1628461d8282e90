package news.dateline.testing;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import news.dateline.article.Article;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The picture in docs/architecture.md, kept. */
class ArchitectureTest {
    private static final String HOUSE = "news.dateline";

    /** From the ground up: a room sees those above its line in this list, and none beside it. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("web"),
            List.of("change"),
            List.of("access", "mail", "courier"),
            List.of("edge"),
            List.of("body"),
            List.of("taxonomy"),
            List.of("article"),
            List.of("live", "collection"),
            List.of("desk"),
            List.of("feed", "ninjs", "discovery", "webhook", "newsletter", "importer"),
            List.of("hub", "page", "site"),
            List.of("partner"),
            List.of("boot"));

    private static final Set<String> FORBIDDEN_ENDINGS = Set.of(
            "Service", "Manager", "Helper", "Util", "Utils", "Impl", "DTO", "Dto", "Handler", "Processor", "Base");

    private static final List<Class<? extends Annotation>> PERMISSIONS =
            List.of(PermitAll.class, RolesAllowed.class, Authenticated.class, DenyAll.class);

    private static final JavaClasses HOUSE_CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOUSE);

    private static String packageOf(String room) {
        return HOUSE + "." + room;
    }

    private static String roomOf(JavaClass type) {
        return type.getPackageName().substring(HOUSE.length() + 1);
    }

    @Test
    void everyRoomIsInThePictureAndOnePackageDeep() {
        var known = FLOORS.stream().flatMap(List::stream).toList();
        assertThat(HOUSE_CLASSES.stream().map(ArchitectureTest::roomOf).distinct())
                .isSubsetOf(known);
    }

    @Test
    void arrowsOnlyPointDown() {
        var below = new ArrayList<String>();
        for (var floor : FLOORS) {
            for (var room : floor) {
                var others = FLOORS.stream()
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(room) && !below.contains(other))
                        .map(ArchitectureTest::packageOf)
                        .toArray(String[]::new);
                noClasses()
                        .that()
                        .resideInAPackage(packageOf(room))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(others)
                        .allowEmptyShould(true)
                        .check(HOUSE_CLASSES);
            }
            below.addAll(floor);
        }
    }

    @Test
    void nothingRunsInCircles() {
        slices().matching(HOUSE + ".(*)").should().beFreeOfCycles().check(HOUSE_CLASSES);
    }

    @Test
    void bodiesNeedNoContainer() {
        noClasses()
                .that()
                .resideInAPackage(packageOf("body"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..", HOUSE + ".web")
                .check(HOUSE_CLASSES);
    }

    @Test
    void onlyTheDeskWritesArticles() {
        var writing = Set.of("<init>", "replace", "markUpdated", "relate");
        noClasses()
                .that()
                .resideOutsideOfPackages(packageOf("desk"), packageOf("article"))
                .and()
                // It furnishes an empty house before the desk is open.
                .doNotHaveFullyQualifiedName(packageOf("boot") + ".DemoShelves")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "an article is written",
                        (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(Article.class)
                                && writing.contains(access.getTarget().getName())))
                .check(HOUSE_CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .that()
                .areNotAnonymousClasses()
                .should(new ArchCondition<>("not end in an empty word") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        var name = type.getSimpleName();
                        // The one place where exceptions become answers is called what JAX-RS calls it.
                        boolean empty = FORBIDDEN_ENDINGS.stream().anyMatch(name::endsWith)
                                || name.startsWith("Abstract")
                                || name.endsWith("Mapper");
                        if (empty) {
                            events.add(SimpleConditionEvent.violated(type, type.getName()));
                        }
                    }
                })
                .check(HOUSE_CLASSES);
    }

    @Test
    void weSpeakThroughOneLogger() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(HOUSE_CLASSES.that(are(outside("boot"))));
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(HOUSE_CLASSES.that(are(outside("boot"))));
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(HOUSE_CLASSES);
    }

    private static DescribedPredicate<JavaClass> outside(String room) {
        return DescribedPredicate.describe(
                "outside " + room, type -> !roomOf(type).equals(room));
    }

    @Test
    void everyOperationSaysWhoMayCallIt() {
        methods()
                .that(DescribedPredicate.describe("answer requests", ArchitectureTest::isOperation))
                .should(new ArchCondition<>("carry a security annotation, or their class") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean said = PERMISSIONS.stream()
                                .anyMatch(permission -> method.isAnnotatedWith(permission)
                                        || method.getOwner().isAnnotatedWith(permission));
                        if (!said) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                        }
                    }
                })
                .check(HOUSE_CLASSES);
    }

    private static boolean isOperation(JavaMethod method) {
        return method.getOwner().isAnnotatedWith(Path.class) && method.isMetaAnnotatedWith(HttpMethod.class);
    }

    @Test
    void everyRoomIsNullMarked() {
        assertThat(HOUSE_CLASSES.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allMatch(room -> room.isAnnotatedWith(NullMarked.class), "null-marked")
                .extracting(JavaPackage::getName)
                .contains(packageOf("web"));
    }
}

package news.dateline.web;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.internal.BasicAttributeMapping;
import org.hibernate.metamodel.mapping.internal.BasicEntityIdentifierMappingImpl;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes many new rows at once, as part of the running transaction: one {@code COPY} for each table. The rows are those that the
 * database would get one by one; Hibernate knows nothing of them until it reads them.
 */
@Singleton
public class BulkRows {
    private static final int BUFFER = 1 << 16;

    private final Session database;

    BulkRows(Session database) {
        this.database = database;
    }

    /** Writes new entities of one type; what they hold in tables of their own, such as lists, is the caller's to write. */
    public void add(List<?> entities) {
        if (!entities.isEmpty()) {
            var persister = database.getSessionFactory()
                    .unwrap(SessionFactoryImplementor.class)
                    .getMappingMetamodel()
                    .getEntityDescriptor(entities.getFirst().getClass());
            var fields = fields(persister);
            var rows = entities.stream()
                    .map(entity ->
                            fields.stream().map(field -> field.of(entity)).toList())
                    .toList();
            add(
                    persister.getMappedTableDetails().getTableName(),
                    fields.stream().map(Field::column).toList(),
                    rows);
        }
    }

    /** Writes rows, each of them the values of these columns. */
    public void add(String table, List<String> columns, Iterable<? extends List<? extends @Nullable Object>> rows) {
        // What they refer to must be there.
        database.flush();
        database.doWork(connection -> copy(connection, table, columns, rows));
    }

    private static void copy(
            Connection connection,
            String table,
            List<String> columns,
            Iterable<? extends List<? extends @Nullable Object>> rows)
            throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s (%s) from stdin".formatted(table, String.join(", ", columns)));
        try {
            var text = new StringBuilder(BUFFER);
            for (var row : rows) {
                line(row, text);
                if (text.length() >= BUFFER) {
                    send(text, copy);
                }
            }
            send(text, copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(StringBuilder text, CopyIn copy) throws SQLException {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    /** A line of the text format, PostgreSQL's manual on {@code COPY}. */
    private static void line(List<? extends @Nullable Object> row, StringBuilder text) {
        for (int at = 0; at < row.size(); at++) {
            if (at > 0) {
                text.append('\t');
            }
            switch (row.get(at)) {
                case null -> text.append("\\N");
                case Collection<?> list ->
                    text.append(list.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
                case String words -> escape(words, text);
                case Object value -> text.append(value);
            }
        }
        text.append('\n');
    }

    private static void escape(String words, StringBuilder text) {
        int plain = 0;
        for (int at = 0; at < words.length(); at++) {
            char escaped = switch (words.charAt(at)) {
                case '\\' -> '\\';
                case '\n' -> 'n';
                case '\r' -> 'r';
                case '\t' -> 't';
                default -> 0;
            };
            if (escaped != 0) {
                text.append(words, plain, at).append('\\').append(escaped);
                plain = at + 1;
            }
        }
        text.append(words, plain, words.length());
    }

    /** From the mapping, so that no column is forgotten that an entity will have one day. */
    private static List<Field> fields(EntityPersister persister) {
        var fields = new ArrayList<Field>();
        switch (((EntityMappingType) persister).getIdentifierMapping()) {
            case BasicEntityIdentifierMappingImpl id ->
                fields.add(new Field(id.getSelectionExpression(), id::getIdentifier));
            case EmbeddableValuedModelPart id ->
                id.getEmbeddableTypeDescriptor().forEachAttributeMapping(part -> field(part, fields));
            default -> throw new IllegalArgumentException(persister.getEntityName());
        }
        persister.forEachAttributeMapping(attribute -> field(attribute, fields));
        return fields;
    }

    private static void field(AttributeMapping attribute, List<Field> fields) {
        if (attribute instanceof BasicAttributeMapping basic) {
            fields.add(new Field(basic.getSelectionExpression(), basic::getValue));
        }
    }

    private record Field(String column, Function<Object, @Nullable Object> value) {

        @Nullable Object of(Object entity) {
            return value.apply(entity);
        }
    }
}

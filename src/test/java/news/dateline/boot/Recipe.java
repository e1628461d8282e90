package news.dateline.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Command lines in a document, and what it says comes of them: a block {@code sh}, and the block after it if that shows an answer.
 *
 * @param line where the block begins
 * @param kind of the answer: {@code json}, {@code http} or {@code text}; empty if none is shown
 */
record Recipe(Path document, int line, String commands, String kind, String answer) {
    private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|\\s)#(.*)$");
    private static final Pattern STATUS = Pattern.compile("\\b[34]\\d\\d\\b");
    private static final List<String> ANSWERS = List.of("json", "http", "text");

    /** All of them, in order. */
    static List<Recipe> in(Path document) throws IOException {
        var recipes = new ArrayList<Recipe>();
        var lines = Files.readAllLines(document);
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).startsWith("```")) {
                continue;
            }
            var language = lines.get(at).substring(3).strip();
            int end = at + 1;
            while (!lines.get(end).startsWith("```")) {
                end++;
            }
            var text = String.join("\n", lines.subList(at + 1, end));
            if (language.equals("sh")) {
                recipes.add(new Recipe(document, at + 1, text, "", ""));
            } else if (ANSWERS.contains(language)) {
                var asked = recipes.removeLast();
                recipes.add(new Recipe(document, asked.line, asked.commands, language, text));
            }
            at = end;
        }
        return recipes;
    }

    /** The statuses of 300 and above that the comments announce, in order; all others are successes. */
    List<String> announced() {
        return COMMENT.matcher(commands)
                .results()
                .flatMap((MatchResult comment) ->
                        STATUS.matcher(comment.group(1)).results())
                .map(MatchResult::group)
                .toList();
    }

    /** The commands without those that start what they are tried on, or try everything, this included. */
    String script() {
        return commands.replaceAll("(?m)^(\\w+=\\S+ )?\\./dateline (run|test)\\b.*$", ":");
    }

    @Override
    public String toString() {
        return document + ":" + line;
    }
}

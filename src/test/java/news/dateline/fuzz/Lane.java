package news.dateline.fuzz;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.dateline.fuzz.Wire.NoAnswer;
import news.dateline.testing.ContractDocument;
import news.dateline.testing.ContractDocument.Operation;
import org.jspecify.annotations.Nullable;

/** One after the other, requests that build on what was answered to those before. From the same seed and the same answers come the same requests. */
final class Lane {
    private static final Pattern NAMED = Pattern.compile("([^/]+)/\\{");
    private static final int LETTERS_ARE_READ_EVERY = 100;

    private final Dice dice;
    private final Wire wire;
    private final Judge judge;
    private final Findings findings;
    private final Roles roles;
    private final String address;
    private final Learned learned;
    private final Composer composer;
    private final List<Operation> deck;
    private final List<Operation> first;
    private @Nullable Request last;
    private int next;

    Lane(
            long seed,
            String address,
            Wire wire,
            Judge judge,
            Findings findings,
            Roles roles,
            ContractDocument document,
            List<Operation> first) {
        this.dice = new Dice(seed);
        this.address = address;
        this.wire = wire;
        this.judge = judge;
        this.findings = findings;
        this.roles = roles;
        this.learned = new Learned(dice, kinds(document), roles.ids());
        this.composer = new Composer(dice, document, learned, roles);
        this.deck = deck(document);
        Collections.shuffle(deck, new Random(seed));
        this.first = first;
    }

    /** Each operation as often as there is something to find in it. */
    private static List<Operation> deck(ContractDocument document) {
        var deck = new ArrayList<Operation>();
        for (var operation : document.operations()) {
            var id = operation.id();
            boolean endsSomething =
                    operation.method().equals("delete") || id.matches("retractArticle|unpublishArticle|mergeTag");
            int times = id.startsWith("stream") || id.matches("createImport|exportSubscribers|importSubscribers")
                    ? 1
                    : endsSomething
                            ? 2
                            : id.matches("createDraft|publishArticle|patchDraft|listArticles|createLiveUpdate") ? 8 : 4;
            deck.addAll(Collections.nCopies(times, operation));
        }
        return deck;
    }

    private static Set<String> kinds(ContractDocument document) {
        return document.operations().stream()
                .flatMap(operation -> NAMED.matcher(operation.path()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    void run(int requests) throws InterruptedException, IOException {
        for (int i = 0; i < requests; i++) {
            if (i % LETTERS_ARE_READ_EVERY == 0) {
                roles.tokens(dice).forEach(learned::add);
            }
            var before = last;
            if (before != null && dice.chance(0.02)) {
                send(before); // once more, as clients do that heard nothing
            } else if (dice.chance(0.04)) {
                send(composer.follow());
            } else {
                i += ask(next < first.size() ? first.get(next++) : deck.get(next++ % deck.size()));
            }
        }
    }

    /** How many requests it took beside the one itself. */
    private int ask(Operation operation) throws InterruptedException, IOException {
        var request = composer.make(operation);
        last = request;
        var isBlind = request.header("If-Match") != null
                && learned.etag(request.path()) == null
                && request.path().startsWith("/v1/desk/");
        if (isBlind && dice.chance(0.8)) {
            look(request.path());
            var seen = learned.etag(request.path());
            if (seen != null) {
                var headers = request.headers().stream()
                        .map(header -> header.name().equals("If-Match") ? new Request.Header("If-Match", seen) : header)
                        .toList();
                request = new Request(request.operation(), request.method(), request.target(), headers, request.body());
            }
        }
        send(request);
        return isBlind ? 1 : 0;
    }

    /** Reads the thing that a path is about: five segments at the most, {@code /v1/desk/articles/{id}}. */
    private void look(String path) throws InterruptedException, IOException {
        var segments = List.of(path.split("/", -1));
        if (segments.size() < 5) return;
        var thing = String.join("/", segments.subList(0, 5));
        send(new Request("look", "GET", thing, List.of(new Request.Header("Authorization", roles.admin())), null));
    }

    private void send(Request request) throws InterruptedException, IOException {
        try {
            long from = System.nanoTime();
            var answer = wire.send(request);
            findings.count(request, answer, Duration.ofNanos(System.nanoTime() - from));
            var faults = judge.faults(request, answer);
            if (!faults.isEmpty()) {
                findings.fault(address, request, answer, faults, answer.text());
            }
            learned.from(request, answer);
        } catch (NoAnswer e) {
            findings.fault(address, request, null, List.of(String.valueOf(e.getMessage())), "");
        }
    }
}

package news.dateline.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkdownBodyTest {
    @Test
    void aStoryInMarkdownBecomesBlocks() {
        assertThat(html("""
                        ## What we know

                        Talks **resume** in _Davos_, ~~Geneva~~ [as reported](https://example.org/).
                        Second line.

                        > We sign.

                        1. one
                           - deeper
                        2. two

                        | Party | Seats |
                        |-------|------:|
                        | Green | 42    |

                        ```sql
                        select 1 < 2;
                        ```

                        ***

                        ![The pier](https://images.example.org/pier.jpg "The pier at <dawn>")

                        https://youtu.be/abcdefghijk
                        """)).isEqualTo("""
                        <h2>What we know</h2>
                        <p>Talks <strong>resume</strong> in <em>Davos</em>, <s>Geneva</s> <a href="https://example.org/">as reported</a>. Second line.</p>
                        <blockquote><p>We sign.</p></blockquote>
                        <ol><li>one<ul><li>deeper</li></ul></li><li>two</li></ol>
                        <table><thead><tr><th>Party</th><th>Seats</th></tr></thead><tbody><tr><td>Green</td><td>42</td></tr></tbody></table>
                        <pre><code class="language-sql">select 1 &lt; 2;</code></pre>
                        <hr>
                        <figure><img src="https://images.example.org/pier.jpg" alt="The pier" loading="lazy"><figcaption>The pier at &lt;dawn&gt;</figcaption></figure>
                        <figure class="embed" data-provider="youtube"><a href="https://www.youtube.com/watch?v=abcdefghijk">https://www.youtube.com/watch?v=abcdefghijk</a></figure>""");
    }

    @Test
    void htmlInMarkdownIsText() {
        assertThat(html("<b>not bold</b>\n\n<div>x</div>"))
                .isEqualTo("<p>&lt;b&gt;not bold&lt;/b&gt;</p>\n<p>&lt;div&gt;x&lt;/div&gt;</p>");
    }

    @Test
    void anAddressWithinASentenceStaysText() {
        assertThat(html("See https://youtu.be/abcdefghijk now"))
                .isEqualTo("<p>See https://youtu.be/abcdefghijk now</p>");
    }

    private static String html(String markdown) {
        return MarkdownBody.parse(markdown).body().html(related -> Optional.empty());
    }
}

// The text of a body while it is written: Markdown in a field, and beside it what readers will be shown, as the API renders it.
import { call } from './api.js';
import { el, markup } from './dom.js';
import { textarea } from './forms.js';
import { inheriting, restored, said, toMarkdown } from './markdown.js';

const PAUSE = 350;

const render = async (body) => (await call('POST', '/v1/desk/renderings', { body })).data;

/**
 * Blocks as text that can be edited without loss: each block that would come back as another one stands as it is.
 */
async function editable(blocks) {
  let { text, kept } = toMarkdown(blocks);
  if (blocks.length === 0) return { text, kept };
  const back = restored((await render({ format: 'markdown', content: text })).body.content, kept);
  const same = back.length === blocks.length;
  const differs = new Set(blocks.filter((block, i) => !same || said(block) !== said(back[i])).map(({ id }) => id));
  if (differs.size > 0) {
    // What came back in another number can be anything but a plain paragraph.
    const isPlain = (block) => block.type === 'paragraph' && !/[<&]/.test(block.html);
    ({ text, kept } = toMarkdown(blocks, (block) => differs.has(block.id) && !(!same && isPlain(block))));
  }
  return { text, kept };
}

/** A field for a body, with a preview. @param blocks as the API has them; @param changed is called when it says something else */
export async function composer(blocks, changed, attributes = {}) {
  const { text, kept } = await editable(blocks);
  const control = textarea({ rows: 18, spellcheck: 'true', ...attributes }, text);
  const paper = el('div', { class: 'paper', tabindex: 0, role: 'region', 'aria-label': 'Preview' });
  const count = el('p', { class: 'count' });
  let latest = 0;
  let timer;

  /** The body to send: Markdown as it is, unless blocks stand in it. */
  const body = async () => {
    const markdown = { format: 'markdown', content: control.value };
    if (kept.size === 0) return markdown;
    const rendering = await render(markdown);
    return { format: 'blocks', content: inheriting(restored(rendering.body.content, kept), blocks) };
  };
  const preview = async () => {
    const turn = ++latest;
    try {
      const rendering = await render(await body());
      if (turn !== latest) return;
      paper.replaceChildren(control.value.trim() ? markup(rendering.html) : el('p', { class: 'empty' }, 'What you write shows here.'));
      count.textContent = `${rendering.wordCount} words, ${rendering.readingTimeMinutes} min read`;
    } catch (refusal) {
      if (turn === latest) count.textContent = refusal.message;
    }
  };
  control.addEventListener('input', () => {
    changed();
    clearTimeout(timer);
    timer = setTimeout(preview, PAUSE);
  });
  preview();
  return { control, paper, count, body, isChanged: () => control.value !== text };
}

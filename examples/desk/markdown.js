// Blocks as Markdown, as far as Markdown can say them. What it cannot say stays where it is, as a line that stands for the block.

import { markup } from './dom.js';

const SPECIAL = /^\{\{[^}]*#([A-Za-z0-9_-]+)\}\}$/;

/** The Markdown, and the blocks that only stand in it, by id. @param keep tells which blocks shall stand as they are */
export function toMarkdown(blocks, keep = () => false) {
  const kept = new Map();
  const passages = blocks.map((block) => {
    const text = keep(block) ? null : write(block);
    if (text !== null) return text;
    kept.set(block.id, block);
    return `{{${named(block)} #${block.id}}}`;
  });
  return { text: passages.join('\n\n'), kept };
}

/** The blocks of a text, with those that stood in it back in their places. */
export function restored(blocks, kept) {
  return blocks.map((block) => {
    const found = block.type === 'paragraph' && SPECIAL.exec(block.text ?? plain(block.html));
    return (found && kept.get(found[1])) || block;
  });
}

/** What a block says, whatever its id. */
export const said = (block) => JSON.stringify({ ...block, id: undefined });

/** The blocks under the ids that they had before: those that say the same, then those that stand in the same place. */
export function inheriting(blocks, before) {
  const left = [...before];
  const taken = blocks.map((block) => {
    const i = left.findIndex((old) => said(old) === said(block));
    return i < 0 ? null : left.splice(i, 1)[0];
  });
  return blocks.map((block, i) => {
    if (taken[i]) return taken[i];
    const old = before[i];
    const isReworded = left.includes(old) && old.type === block.type;
    // What is new gets its id from the API.
    return { ...block, id: isReworded ? old.id : undefined };
  });
}

const named = (block) => [block.type, block.alt ?? block.title ?? block.provider ?? block.caption].filter(Boolean).join(': ').replace(/[{}#\n<>]|&\w+;/g, '').slice(0, 60);
const plain = (html) => markup(html).textContent;

function write(block) {
  switch (block.type) {
    case 'paragraph': return inline(block.html);
    case 'heading': return line(block.html, (text) => `${'#'.repeat(block.level)} ${text}`);
    case 'quote': return block.attribution ? null : prefixed(block.html, '> ', '> ');
    case 'divider': return '---';
    case 'code': return block.caption || block.text.includes('```') ? null : `\`\`\`${block.language ?? ''}\n${block.text.replace(/\n$/, '')}\n\`\`\``;
    case 'list': return list(block, '');
    default: return null;
  }
}

const line = (html, written) => {
  const text = inline(html);
  return text === null || text.includes('\n') ? null : written(text);
};

const prefixed = (html, first, rest) => {
  const text = inline(html);
  return text === null ? null : first + text.replaceAll('\n', `\n${rest}`);
};

function list({ ordered, items }, indent) {
  const lines = [];
  for (const [i, item] of items.entries()) {
    const mark = ordered ? `${i + 1}. ` : '- ';
    const text = prefixed(item.html, indent + mark, indent + ' '.repeat(mark.length));
    const below = item.list ? list(item.list, indent + ' '.repeat(mark.length)) : '';
    if (text === null || below === null) return null;
    lines.push(text, ...(below ? [below] : []));
  }
  return lines.join('\n');
}

const AROUND = { STRONG: '**', EM: '*', S: '~~' };

/** Null if there is something in it for which Markdown has no word. */
function inline(html) {
  const write = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
    if (node.nodeName === 'BR') return '\\\n';
    const text = [...node.childNodes].map(write);
    if (text.includes(null)) return null;
    const within = text.join('');
    if (node.nodeName in AROUND) return within.trim() === within && within ? AROUND[node.nodeName] + within + AROUND[node.nodeName] : null;
    if (node.nodeName === 'CODE') return node.textContent.includes('`') ? null : `\`${node.textContent}\``;
    if (node.nodeName === 'A') return [...node.attributes].every(({ name }) => name === 'href' || name === 'rel') ? `[${within}](<${node.getAttribute('href')}>)` : null;
    return null;
  };
  const parts = [...markup(html).childNodes].map(write);
  return parts.includes(null) ? null : parts.join('').replace(/^(\s*)([-+>#]|\d+[.)])/, (_, space, mark) => space + (/\d/.test(mark) ? mark.replace(/([.)])$/, '\\$1') : `\\${mark}`));
}

const escaped = (text) => text.replace(/[\\`*_[\]<>~|&]/g, '\\$&').replace(/\n/g, ' ');

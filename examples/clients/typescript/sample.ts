// Reads the newest articles and one with its blocks, follows the log of changes, and meets a problem: all of it typed by the contract.
import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { components, paths } from './dateline.js';

type Block = components['schemas']['Block'];

const client = createClient<paths, 'application/json' | 'application/problem+json'>({ baseUrl: process.argv[2] ?? 'http://localhost:8080' });

const list = await client.GET('/v1/articles', { params: { query: { section: 'war', limit: 3 } } });
assert.ok(list.data);
const [newest] = list.data.data;
// With `fields`, an entry has what was asked for, so that each member may be missing: the types say so.
assert.ok(newest?.slug);

const one = await client.GET('/v1/articles/{slugOrId}', { params: { path: { slugOrId: newest.slug } } });
assert.ok(one.data);
assert.equal(one.data.title, newest.title);
const body = one.data.body;
assert.ok(Array.isArray(body));
console.log(`  ${one.data.title}: ${body.map(told).join(' ').slice(0, 60)} …`);

const changes = await client.GET('/v1/changes', { params: { query: { after: 0, limit: 5 } } });
assert.ok(changes.data);
console.log(`  ${changes.data.data.length} changes, next ${changes.data.next}`);

const refused = await client.GET('/v1/articles', { params: { query: { limit: 1000 } } });
assert.equal(refused.response.status, 400);
assert.equal(refused.error?.errors?.[0]?.parameter, 'limit');

/** The union is closed: the compiler says so if a type of block is forgotten here. */
function told(block: Block): string {
  switch (block.type) {
    case 'paragraph': case 'heading': case 'quote': case 'html': return block.html;
    case 'list': return block.items.map((item) => item.html).join(', ');
    case 'image': return block.alt ?? '';
    case 'code': return block.text;
    case 'embed': case 'audio': return block.url;
    case 'table': return block.rows.flat().join(', ');
    case 'relatedArticle': case 'divider': return '';
  }
}

/**
 * Whatever writes in a transaction goes through `inOne`, with the tables that it gives: in a flow of several waits Dexie may lose
 * the transaction of any others, and then half of it is kept.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const renderer = resolve(import.meta.dirname, '../../../renderer');
const INSIDE = 'db/inOne.ts';

/** Calls whose last argument is work in a transaction, which is given what belongs to it. */
const CALLS = /\b(inOne|inTransaction|inPlanning|onCurrentProposals)(?:<[^(]*>)?\(/g;

/** What a source does wrong, in words; nothing if all is well. */
function faults(source: string): string[] {
  const own = /\.transaction\(\s*['"`]rw/.test(source) ? ['opens a transaction of its own'] : [];
  const calls = [...source.matchAll(CALLS)].filter(({ index }) => !isDeclared(source, index));
  return [...own, ...calls.flatMap(({ index, 0: { length } }) => faultsOf(closed(source, index + length)))];
}

const isDeclared = (source: string, index: number) => /function\s+$/.test(source.slice(0, index));

/** The text up to the bracket that closes the one before. */
function closed(source: string, from: number): string {
  let depth = 1;
  for (let at = from; at < source.length; at += 1) {
    if ('({['.includes(source[at] ?? ' ')) depth += 1;
    if (')}]'.includes(source[at] ?? ' ')) depth -= 1;
    if (depth === 0) return source.slice(from, at);
  }
  return source.slice(from);
}

function faultsOf(call: string): string[] {
  const work = /(?:async )?\(([^()]*)\) =>([\s\S]*)$/.exec(call);
  // A function by its name: it takes what it is given, as its type says.
  if (work === null) return [];
  const [, given = '', body = ''] = work;
  const found: string[] = [];
  if (given.trim() === '') found.push('takes no tables');
  const isGiven = (name: string) => new RegExp(`\\b${name}\\b`).test(given);
  const outside = ['this.db', ...['ctx.db', 'db', 'registry'].filter((name) => !isGiven(name.slice(0, 3)))];
  const used = outside.filter((name) => new RegExp(`(?<![.\\w])${name}\\.\\w`).test(body));
  if (used.length > 0) found.push(`works on tables of ${used.join(', ')}`);
  if (!isGiven('ctx') && /[(,]\s*ctx\s*[,)]/.test(body)) found.push('hands on the context from outside');
  return found.map((fault) => `${fault}: ${body.trim().slice(0, 60)}`);
}

const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.tsx?$/.test(path),
);

it('every transaction that writes is one that can’t be lost', () => {
  const found = files
    .filter((path) => path !== INSIDE)
    .map((path) => [path, faults(readFileSync(join(renderer, path), 'utf8'))] as const)
    .filter(([, each]) => each.length > 0);
  expect(found).toEqual([]);
});

it.each([
  "await db.transaction('rw', db.journal, async () => { await db.journal.clear(); });",
  "return ctx.db.transaction(\n  'rw!', tables, work);",
  "await inOne(ctx.db, 'rw', [ctx.db.journal], async () => { await ctx.db.journal.clear(); });",
  "await inOne(ctx.db, 'rw', tables, async (db) => { await db.journal.clear(); await ctx.db.checks.clear(); });",
  "await inOne(ctx.db, 'rw', tables, async (db) => { await forget(ctx, db.name); });",
  "await inOne(db, 'rw', tables, async ({ journal }) => { await journal.clear(); await db.checks.clear(); });",
  'await inTransaction(ctx, async () => { await work(); });',
  'onCurrentProposals<Decision>(ctx, tables(), async () => decide());',
])('refuses %s', (source) => {
  expect(faults(source)).not.toEqual([]);
});

it.each([
  "await inOne(ctx.db, 'rw', [ctx.db.journal], async (db) => { await db.journal.put(row(ctx.now())); });",
  "return inOne(ctx.db, 'rw', tables, (db) => work({ ...ctx, db }));",
  "await inOne(db, 'r', readBackTables(db), standingsWithin);",
  "await inOne(db, 'rw', tables, ({ journal }) => journal.bulkPut(rows));",
  'return inPlanning(whole, async (ctx) => { await keep(ctx, await loadGround(ctx, request)); });',
  'function inTransaction<T>(ctx: FlowContext, work: () => Promise<T>): Promise<T> {}',
  "const rows = await db.transaction('r', db.journal, () => db.journal.toArray());",
])('lets pass %s', (source) => {
  expect(faults(source)).toEqual([]);
});

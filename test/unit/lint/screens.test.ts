/**
 * No words for people outside the catalogues, wherever they stand in a screen: as an attribute, in a template, a choice, a list or a
 * variable. The linter's own rule sees the plainest of these only; this one reads every text of every screen, component and store.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync, visitorKeys } from 'oxc-parser';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const renderer = resolve(import.meta.dirname, '../../../renderer');

/** Attributes that nobody reads. */
const TECHNICAL =
  /^(?:className|id|role|type|key|href|viewBox|d|textAnchor|style|name|auto[A-Z]\w*|spellCheck|slot|kind|icon|tone|size|data-.*|aria-(?:live|current|haspopup|autocomplete)|target|dir|placement)$/;

/** Names of keys as events have them, of languages in their own words, of plans as Xero sells them, and of parts of the platform. */
const NAMES = new Set(
  'Enter Home End Ctrl Files Notification English|Bahasa Indonesia|Français|Starter Core Plus Advanced'.split(
    /[ |]/,
  ),
);

const Node = v.looseObject({ type: v.string() });
type Node = v.InferOutput<typeof Node>;
const Quasis = v.array(v.object({ value: v.object({ cooked: v.string() }) }));

/** Two words, or one as a sentence begins. */
const isWordy = (text: string) =>
  /\p{L}{2,} \p{L}{2,}/u.test(text) ||
  /^\p{Lu}\p{Ll}{2,}[.?!…:]?$/u.test(text.replaceAll(/‹› | ‹›/g, '').trim());
const isName = (text: string) =>
  text
    .replaceAll('‹›', '')
    .trim()
    .split(' ')
    .every((word) => NAMES.has(word));

/** The texts of a source that people would read. */
function wordsIn(path: string, source: string): readonly string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) walk(one);
      return;
    }
    if (!v.is(Node, value) || isTechnical(value)) return;
    const text = textOf(value);
    if (text !== null && isWordy(text) && !isName(text.trim())) found.push(text.trim());
    for (const key of visitorKeys[value.type] ?? []) walk(value[key]);
  };
  walk(parseSync(path, source).program);
  return found;
}

const Named = v.looseObject({ name: v.string() });
const Super = v.looseObject({ type: v.literal('Super') });

function isTechnical(node: Node): boolean {
  if (/^(?:Import|Export(?:All|Named))Declaration$|^TS(?:LiteralType|TypeAlias|Interface)/.test(node.type))
    // What is exported here is looked into, what is passed on from elsewhere isn't.
    return node.type !== 'ExportNamedDeclaration' || node['source'] !== null;
  if (node.type === 'JSXAttribute') return v.is(Named, node['name']) && TECHNICAL.test(node['name'].name);
  // A mistake of ours, or what `told` says in every language.
  if (node.type === 'NewExpression')
    return v.is(Named, node['callee']) && node['callee'].name.endsWith('Error');
  if (node.type !== 'CallExpression') return false;
  // A store's key for what a screen keeps.
  return v.is(Super, node['callee']) || (v.is(Named, node['callee']) && node['callee'].name === 'useKept');
}

function textOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null;
  if (node.type === 'JSXText') return String(node['value']);
  if (node.type !== 'TemplateLiteral') return null;
  return v
    .parse(Quasis, node['quasis'])
    .map(({ value }) => value.cooked)
    .join('‹›');
}

describe('screens', () => {
  it.each([
    '<span title={`Waiting ${n}`} />',
    "<span title={n ? 'Waiting now' : t('x')} />",
    '<Field label={`Amount ${n}`} />',
    "<p>{n && 'Yes'}</p>",
    "<Dialog title={n ?? 'Title here'} />",
    '<Field help="Some help here" />',
    '<Chooser none="Nothing found" />',
    "<p onClick={() => announce('Said something')} />",
    '<p>Plain</p>',
  ])('are refused with %s', (jsx) => {
    expect(wordsIn('a.tsx', `export const Bad = ({ t, n }) => ${jsx};`)).toHaveLength(1);
  });

  it('are not refused for what nobody reads', () => {
    const source = `
      import { a } from './some words';
      export const Good = ({ t }) => {
        if (event.key === 'Enter') throw new Error('A programming mistake');
        return <p className="row between" data-x="some words" title={t('desk.none')}>{t('x')} · +</p>;
      };
    `;
    expect(wordsIn('a.tsx', source)).toEqual([]);
  });

  it('have no words of their own', () => {
    const found = ['screens', 'components', 'stores'].flatMap((room) =>
      readdirSync(join(renderer, room), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.tsx?$/.test(path))
        .flatMap((path) => {
          const file = join(renderer, room, path);
          return wordsIn(file, readFileSync(file, 'utf8')).map((text) => `${room}/${path}: ${text}`);
        }),
    );
    expect(found).toEqual([]);
  });
});

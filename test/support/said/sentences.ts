/**
 * What the sources say to people in English sentences: errors, warnings, notes. A template's expressions become `{0}`, `{1}` … in
 * their order, which is how the catalogues of the other languages name them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, visitorKeys } from 'oxc-parser';
import * as v from 'valibot';

/** A sentence and the file that says it. */
export interface Sentence {
  readonly text: string;
  readonly path: string;
}

/** Command-line tools and the sandbox speak English to people who develop; pages outside the app say few words of their own. */
const ELSEWHERE =
  /^(?:electron\/(?:cli|sandbox)\/|electron\/(?:main|browserHost|host\/pages|host\/dataLock|oauth\/callbackPages)\.ts|renderer\/i18n\/)/;
/** Programming mistakes, which the catalogues don't translate. */
const INTERNAL = new Set(['Error', 'TypeError', 'RangeError', 'SyntaxError']);

const Node = v.looseObject({ type: v.string() });
type Node = v.InferOutput<typeof Node>;
const Quasi = v.object({ value: v.object({ cooked: v.string() }) });

/** Every text that the sources of the app hold, as templates, in the order of files and places. */
export function textsOf(root: string): readonly Sentence[] {
  const files = ['shared', 'electron', 'renderer'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${room}/${path.replaceAll('\\', '/')}`,
    ),
  );
  return files
    .filter((path) => /\.tsx?$/.test(path) && !ELSEWHERE.test(path))
    .toSorted()
    .flatMap((path) => textsIn(path, readFileSync(join(root, path), 'utf8')).map((text) => ({ text, path })));
}

/** The texts of one file. */
export function textsIn(path: string, source: string): string[] {
  const found: string[] = [];
  const walk = (value: unknown, isInside: boolean): void => {
    if (Array.isArray(value)) {
      for (const one of value) walk(one, isInside);
      return;
    }
    if (!v.is(Node, value) || isInternal(value)) return;
    const text = isInside ? null : templateOf(value);
    if (text !== null) found.push(text.trim());
    const isPart =
      text !== null ? value.type !== 'TemplateLiteral' : isInside && value.type === 'BinaryExpression';
    for (const key of visitorKeys[value.type] ?? []) walk(value[key], isPart);
  };
  walk(parseSync(path, source).program, false);
  return found;
}

/** Whether a text is a sentence for people: three words at least, from a capital or a quotation to a full stop. */
export function isSentence(text: string): boolean {
  const words = text
    .replaceAll(/\{\d+\}/g, '')
    .split(/\s+/)
    .filter((word) => /[a-z]{2}/i.test(word));
  return words.length >= 3 && /^[A-Z"“{(]/.test(text) && /[.?]["”’)]?$/.test(text);
}

function isInternal(node: Node): boolean {
  if (node.type === 'ImportDeclaration' || node.type === 'TSLiteralType') return true;
  return (
    node.type === 'NewExpression' &&
    v.is(v.looseObject({ name: v.string() }), node['callee']) &&
    INTERNAL.has(node['callee'].name)
  );
}

/** The text of a literal, a template or a sum of them; null for anything else. */
function templateOf(value: unknown): string | null {
  if (!v.is(Node, value)) return null;
  if (value.type === 'Literal') return typeof value['value'] === 'string' ? value['value'] : null;
  if (value.type === 'TemplateLiteral') {
    const quasis = v.parse(v.array(Quasi), value['quasis']);
    return quasis.map(({ value: { cooked } }, at) => (at === 0 ? cooked : `{${at - 1}}${cooked}`)).join('');
  }
  if (value.type !== 'BinaryExpression' || value['operator'] !== '+') return null;
  const [left, right] = [templateOf(value['left']), templateOf(value['right'])];
  if (left === null && right === null) return null;
  return renumbered([left ?? '{0}', right ?? '{0}']);
}

/** Parts in one, their places counted through. */
function renumbered(parts: readonly string[]): string {
  let places = 0;
  return parts.join('').replaceAll(/\{\d+\}/g, () => {
    places += 1;
    return `{${places - 1}}`;
  });
}

/** OFX markup as a flat list of tokens: SGML 1.x (leaves unclosed) and XML 2.x alike. */

/**
 * `open`/`close` of an element, or a `leaf` with its decoded value. Names are upper case without prefix. `damage`: what stands
 * between the brackets is no tag.
 */
export interface OfxToken {
  readonly type: 'open' | 'close' | 'leaf' | 'damage';
  readonly name: string;
  readonly value: string;
}

export interface OfxTokens {
  readonly tokens: readonly OfxToken[];
  /** True when the text ends inside a tag or a value. */
  readonly cut: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decodeCode(code: number): string | null {
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

/** Decodes `&amp;`, `&#233;`, `&#xE9;`; what is no entity stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, body: string) => {
    const lower = body.toLowerCase();
    if (lower.startsWith('#x')) return decodeCode(Number.parseInt(lower.slice(2), 16)) ?? whole;
    if (lower.startsWith('#')) return decodeCode(Number.parseInt(lower.slice(1), 10)) ?? whole;
    return ENTITIES[lower] ?? whole;
  });
}

/** A name, and attributes without another bracket. */
const TAG = /^\/?[A-Za-z][\w.:-]*(\s[^<]*)?\/?$/;
const CDATA = '<![CDATA[';

interface Value {
  readonly text: string;
  /** Where the next markup starts; −1 when the text ends first. */
  readonly next: number;
}

/** A value from `from` up to the next tag, CDATA sections included. */
function readValue(text: string, from: number): Value {
  let value = '';
  let at = from;
  for (;;) {
    const next = text.indexOf('<', at);
    if (next < 0) return { text: value, next: -1 };
    value += decodeEntities(text.slice(at, next));
    if (!text.startsWith(CDATA, next)) return { text: value, next };
    const end = text.indexOf(']]>', next);
    if (end < 0) return { text: value, next: -1 };
    value += text.slice(next + CDATA.length, end);
    at = end + 3;
  }
}

function nameOf(inner: string): string {
  const name = /^[^\s/]+/.exec(inner)?.[0] ?? '';
  return name.slice(name.indexOf(':') + 1).toUpperCase();
}

/** Splits OFX markup from `from` on. Never throws; a text that ends inside something sets `cut`. */
export function tokeniseOfx(text: string, from: number): OfxTokens {
  const tokens: OfxToken[] = [];
  let at = text.indexOf('<', from);
  while (at >= 0) {
    const comment = text.startsWith('<!--', at);
    const end = comment ? text.indexOf('-->', at) : text.indexOf('>', at);
    if (end < 0) return { tokens, cut: true };
    const inner = text.slice(at + 1, end).trim();
    const after = end + (comment ? 3 : 1);
    if (comment || inner.startsWith('?') || inner.startsWith('!')) {
      at = text.indexOf('<', after);
      continue;
    }
    if (!TAG.test(inner)) {
      tokens.push({ type: 'damage', name: inner.slice(0, 20), value: '' });
      at = text.indexOf('<', at + 1);
      continue;
    }
    if (inner.startsWith('/')) {
      tokens.push({ type: 'close', name: nameOf(inner.slice(1)), value: '' });
      at = text.indexOf('<', after);
      continue;
    }
    if (inner.endsWith('/')) {
      tokens.push({ type: 'leaf', name: nameOf(inner), value: '' });
      at = text.indexOf('<', after);
      continue;
    }
    const value = readValue(text, after);
    if (value.next < 0) {
      tokens.push({ type: 'open', name: nameOf(inner), value: '' });
      return { tokens, cut: true };
    }
    const trimmed = value.text.trim();
    tokens.push({ type: trimmed === '' ? 'open' : 'leaf', name: nameOf(inner), value: trimmed });
    at = value.next;
  }
  return { tokens, cut: false };
}

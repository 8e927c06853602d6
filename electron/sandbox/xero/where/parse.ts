/** Xero's `where`: the small part of C# expressions that its documents show, as a tree. */

export type Literal = string | number | boolean | null;

export type Operand =
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'path'; readonly names: readonly string[] };

export type Comparator = '==' | '!=' | '>' | '>=' | '<' | '<=';
export type TextTest = 'Contains' | 'StartsWith' | 'EndsWith';

export type Expression =
  | { readonly kind: 'and'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'or'; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'compare';
      readonly operator: Comparator;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'text';
      readonly test: TextTest;
      readonly path: readonly string[];
      readonly text: string;
    }
  | { readonly kind: 'truth'; readonly operand: Operand };

/** The filter can't be read; becomes Xero's `QueryParseException`. */
export class WhereError extends Error {
  override readonly name = 'WhereError';
}

interface Token {
  readonly kind: 'string' | 'number' | 'name' | 'symbol';
  readonly text: string;
}

const TOKEN =
  /\s*(?:"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w.]*)|(==|!=|>=|<=|&&|\|\||[=><(),]))/y;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) throw new WhereError(`Syntax error at position ${at}`);
    const [, string, number, name, symbol] = found;
    if (string !== undefined) tokens.push({ kind: 'string', text: string.replaceAll(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'symbol', text: symbol ?? '' });
  }
  return tokens;
}

/** Parses a filter. Throws `WhereError`. */
export function parseWhere(text: string): Expression {
  const parser = new Parser(tokenize(text));
  const expression = parser.or();
  parser.end();
  return expression;
}

class Parser {
  private at = 0;
  private readonly tokens: readonly Token[];
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  or(): Expression {
    let left = this.and();
    while (this.take('||') || this.takeName('OR')) left = { kind: 'or', left, right: this.and() };
    return left;
  }

  end(): void {
    const rest = this.tokens[this.at];
    if (rest) throw new WhereError(`Unexpected '${rest.text}'`);
  }

  private and(): Expression {
    let left = this.term();
    while (this.take('&&') || this.takeName('AND')) left = { kind: 'and', left, right: this.term() };
    return left;
  }

  private term(): Expression {
    if (this.take('(')) {
      const inner = this.or();
      this.need(')');
      return inner;
    }
    const left = this.operand();
    if ('kind' in left && left.kind === 'text') return left;
    for (const operator of ['==', '!=', '>=', '<=', '>', '<'] as const) {
      if (this.take(operator)) return this.compare(operator, left);
    }
    if (this.take('=')) return this.compare('==', left);
    return { kind: 'truth', operand: left };
  }

  private compare(operator: Comparator, left: Operand): Expression {
    const right = this.operand();
    if (right.kind === 'text') throw new WhereError('A text test cannot be compared');
    return { kind: 'compare', operator, left, right };
  }

  private operand(): Operand | Extract<Expression, { kind: 'text' }> {
    const token = this.tokens[this.at];
    if (!token || token.kind === 'symbol') throw new WhereError('Expression expected');
    this.at += 1;
    if (token.kind === 'string') return { kind: 'literal', value: token.text };
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    const simple = { true: true, false: false, null: null }[token.text.toLowerCase()];
    if (simple !== undefined) return { kind: 'literal', value: simple };
    return this.take('(') ? this.call(token.text) : { kind: 'path', names: token.text.split('.') };
  }

  private call(name: string): Operand | Extract<Expression, { kind: 'text' }> {
    const values: Literal[] = [];
    while (!this.take(')')) {
      const value = this.operand();
      if (value.kind !== 'literal') throw new WhereError(`${name} takes plain values only`);
      values.push(value.value);
      if (!this.take(',') && this.tokens[this.at]?.text !== ')') throw new WhereError(`')' or ',' expected`);
    }
    if (name === 'Guid') return { kind: 'literal', value: String(values[0] ?? '').toLowerCase() };
    if (name === 'DateTime') return { kind: 'literal', value: instant(values) };
    const path = name.split('.');
    const test = path.pop();
    if (test !== 'Contains' && test !== 'StartsWith' && test !== 'EndsWith') {
      throw new WhereError(`No method '${name}' exists`);
    }
    return { kind: 'text', test, path, text: String(values[0] ?? '') };
  }

  private take(text: string): boolean {
    const token = this.tokens[this.at];
    const found = token?.kind === 'symbol' && token.text === text;
    if (found) this.at += 1;
    return found;
  }

  private takeName(name: string): boolean {
    const token = this.tokens[this.at];
    const found = token?.kind === 'name' && token.text.toUpperCase() === name;
    if (found) this.at += 1;
    return found;
  }

  private need(text: string): void {
    if (!this.take(text)) throw new WhereError(`'${text}' expected`);
  }
}

function instant(values: readonly Literal[]): number {
  const parts = values.map(Number);
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts;
  if (
    year === undefined ||
    month === undefined ||
    day === undefined ||
    parts.some((part) => !Number.isInteger(part))
  ) {
    throw new WhereError('DateTime takes year, month, day');
  }
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Tests objects in wire form against a filter. Texts compare without case, as Xero's database does. */
import type { Wire } from '../wire.ts';
import { type Comparator, type Expression, type Literal, type Operand, WhereError } from './parse.ts';

/** Whether `item` passes. Missing fields are null; null passes no order test and no text test. */
export function passes(expression: Expression, item: Wire): boolean {
  if (expression.kind === 'and' || expression.kind === 'or') {
    const left = passes(expression.left, item);
    return expression.kind === 'and'
      ? left && passes(expression.right, item)
      : left || passes(expression.right, item);
  }
  if (expression.kind === 'text') return textTest(expression, item);
  if (expression.kind === 'truth') return value(expression.operand, item) === true;
  return compare(expression.operator, value(expression.left, item), value(expression.right, item));
}

/** Throws `WhereError` naming a field that this type of object doesn't have. Only the first name of a path is checked. */
export function requireFields(expression: Expression, fields: ReadonlySet<string>, type: string): void {
  if (expression.kind === 'and' || expression.kind === 'or') {
    requireFields(expression.left, fields, type);
    requireFields(expression.right, fields, type);
    return;
  }
  for (const name of firstNames(expression)) {
    if (!fields.has(name)) throw new WhereError(`No property or field '${name}' exists in type '${type}'`);
  }
}

function firstNames(expression: Expression): readonly string[] {
  if (expression.kind === 'text') return expression.path.slice(0, 1);
  const operands =
    expression.kind === 'compare'
      ? [expression.left, expression.right]
      : expression.kind === 'truth'
        ? [expression.operand]
        : [];
  return operands.flatMap((operand) => (operand.kind === 'path' ? operand.names.slice(0, 1) : []));
}

function textTest(expression: Extract<Expression, { kind: 'text' }>, item: Wire): boolean {
  const found = fieldValue(item, expression.path);
  if (typeof found !== 'string') return false;
  const text = found.toLowerCase();
  const wanted = expression.text.toLowerCase();
  if (expression.test === 'Contains') return text.includes(wanted);
  return expression.test === 'StartsWith' ? text.startsWith(wanted) : text.endsWith(wanted);
}

function value(operand: Operand, item: Wire): Literal {
  return operand.kind === 'literal' ? operand.value : fieldValue(item, operand.names);
}

/** A field of an object in wire form by dotted path: dates as unix milliseconds, absent as null. */
export function fieldValue(item: Wire, names: readonly string[]): Literal {
  let found: unknown = item;
  for (const name of names) found = isWire(found) ? found[name] : undefined;
  if (typeof found === 'number' || typeof found === 'boolean') return found;
  if (typeof found !== 'string') return null;
  const date = /^\/Date\((-?\d+)/.exec(found);
  return date ? Number(date[1]) : found;
}

function isWire(found: unknown): found is Wire {
  return found !== null && typeof found === 'object';
}

function compare(operator: Comparator, left: Literal, right: Literal): boolean {
  if (operator === '==') return same(left, right);
  if (operator === '!=') return !same(left, right);
  const order = orderOf(left, right);
  if (order === null) return false;
  if (operator === '>') return order > 0;
  if (operator === '>=') return order >= 0;
  return operator === '<' ? order < 0 : order <= 0;
}

function same(left: Literal, right: Literal): boolean {
  if (typeof left === 'string' && typeof right === 'string')
    return left.toLowerCase() === right.toLowerCase();
  return left === right;
}

/** Negative, zero or positive; null where the two have no order. */
export function orderOf(left: Literal, right: Literal): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string') return null;
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The sandbox's Stripe objects against Stripe's official fixtures: every key of a fixture is there with a compatible type.
 * Fixtures show one example, so null stands for "may be null", and an empty list or object says nothing of its members.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { createPlatformStory } from '../../electron/sandbox/story/stripe/platform.ts';
import { createDemoStory } from '../../electron/sandbox/story/story.ts';
import { createStripeRoute } from '../../electron/sandbox/stripe/route.ts';
import { SPECS, haveSpec } from './openApi.ts';

const SPEC = 'stripe-fixtures3.json';
const KEY = 'rk_test_contract';
const Json = v.record(v.string(), v.unknown());
type Json = v.InferOutput<typeof Json>;

/** Not sent unless asked for with `expand`, by Stripe either (since API 2022-11-15). */
const ONLY_EXPANDED = new Set(['charge.refunds']);
/** An id unless asked for with `expand`; the fixture has it expanded. */
const ID_UNLESS_EXPANDED = new Set(['charge.transfer_data.destination']);

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Where `actual` lacks a key of `fixture` or has another type, as `path: problem`. */
function differences(actual: unknown, fixture: unknown, path: string): string[] {
  if (fixture === null || actual === null) return [];
  if (typeOf(actual) !== typeOf(fixture)) return [`${path}: ${typeOf(actual)} instead of ${typeOf(fixture)}`];
  if (Array.isArray(actual) && Array.isArray(fixture)) {
    const [example] = fixture;
    return example === undefined
      ? []
      : actual.flatMap((each, index) => differences(each, example, `${path}[${index}]`));
  }
  if (!isObject(actual) || !isObject(fixture)) return [];
  return Object.entries(fixture).flatMap(([key, value]) => {
    const inner = `${path}.${key}`;
    if (ONLY_EXPANDED.has(inner)) return [];
    if (ID_UNLESS_EXPANDED.has(inner) && typeof actual[key] === 'string') return [];
    return key in actual ? differences(actual[key], value, inner) : [`${inner}: missing`];
  });
}

describe.skipIf(!haveSpec(SPEC))("Stripe's fixtures", () => {
  const read = (): Json => {
    const Fixtures = v.object({ resources: Json });
    return v.parse(Fixtures, JSON.parse(readFileSync(join(SPECS, SPEC), 'utf8'))).resources;
  };
  const route = createStripeRoute(createDemoStory().stripe, { key: KEY, requestsPerSecond: Infinity });
  const ask = (path: string, search = ''): Json => {
    const headers = { authorization: `Bearer ${KEY}` };
    const reply = route({
      method: 'GET',
      path,
      query: new URLSearchParams(search),
      headers,
      body: '',
      now: 0,
    });
    expect(reply?.status).toBe(200);
    return v.parse(Json, reply?.body);
  };
  const everyPage = (path: string): Json[] => {
    const List = v.object({
      object: v.literal('list'),
      data: v.array(Json),
      has_more: v.boolean(),
      url: v.literal(path),
    });
    const rows: Json[] = [];
    for (;;) {
      const last = rows.at(-1)?.['id'];
      const page = v.parse(
        List,
        ask(path, `limit=100${typeof last === 'string' ? `&starting_after=${last}` : ''}`),
      );
      rows.push(...page.data);
      if (!page.has_more) return rows;
    }
  };

  test.each([
    ['payout', '/v1/payouts', 90],
    ['balance_transaction', '/v1/balance_transactions', 1664],
    ['charge', '/v1/charges', 1500],
    ['refund', '/v1/refunds', 41],
    ['dispute', '/v1/disputes', 4],
    ['customer', '/v1/customers', 120],
  ])('every %s', (name, path, count) => {
    const fixture = read()[name];
    expect(isObject(fixture)).toBe(true);
    const rows = everyPage(path);
    expect(rows).toHaveLength(count);
    expect([...new Set(rows.flatMap((row) => differences(row, fixture, name)))]).toEqual([]);
    expect(rows.every((row) => row['object'] === name)).toBe(true);
  });

  test.each([
    ['balance', '/v1/balance'],
    ['account', '/v1/account'],
  ])('the %s', (name, path) => {
    expect(differences(ask(path), read()[name], name)).toEqual([]);
  });

  test('everything of a marketplace, its connected accounts listed among it', () => {
    const { platform, sellers } = createPlatformStory();
    const fixtures = read();
    const objects = [platform, ...sellers].flatMap((seed) => [
      seed.account,
      ...seed.balanceTransactions,
      ...seed.payouts,
      ...seed.charges,
      ...seed.refunds,
      ...seed.disputes,
      ...(seed.others ?? []),
    ]);
    const kinds = new Set(objects.map((object) => String(object['object'])));
    expect([...kinds].toSorted()).toEqual([
      'account',
      'application_fee',
      'balance_transaction',
      'charge',
      'dispute',
      'fee_refund',
      'payout',
      'refund',
      'transfer',
      'transfer_reversal',
    ]);
    const found = objects.flatMap((object) => {
      const name = String(object['object']);
      return differences(object, fixtures[name], name);
    });
    expect([...new Set(found)]).toEqual([]);
  });

  test('the comparison does find what is wrong', () => {
    const fixture = { id: 'x', amount: 1, inner: { list: [{ kind: 'a' }] }, free: null };
    expect(differences({ id: 'y', amount: '1', inner: { list: [{}] } }, fixture, 'it')).toEqual([
      'it.amount: string instead of number',
      'it.inner.list[0].kind: missing',
      'it.free: missing',
    ]);
  });
});

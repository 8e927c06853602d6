/** What we know of Square's payouts is what its official specification names. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createSquareOauth } from '../../electron/sandbox/square/oauth.ts';
import { mapSquareEntry } from '../../shared/payout/square/entry.ts';
import { squareKind, squareTypes } from '../../shared/payout/square/kind.ts';
import {
  SquareEntrySchema,
  SquareOrderSchema,
  SquarePaymentSchema,
  SquarePayoutSchema,
} from '../../shared/payout/square/wire.ts';

const SPEC = '../shared/specs/square-api.json';
const PASTED = 'https://localhost:48217/callback';
const absent = !existsSync(SPEC);
if (absent) console.log(`skipped: Square's specification is not at ${SPEC}`);

const SchemaSchema = v.object({
  enum: v.optional(v.array(v.string()), []),
  properties: v.optional(v.record(v.string(), v.unknown()), {}),
  example: v.optional(v.unknown()),
});
const SpecSchema = v.object({ components: v.object({ schemas: v.record(v.string(), SchemaSchema) }) });
const ExampleSchema = v.object({ payout_entries: v.array(v.record(v.string(), v.unknown())) });

/** As the SDK gives it: camelCase; and with the money's currency as the schema names it. */
function asSdk(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asSdk);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key === 'currency_code'
        ? 'currency'
        : key.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()),
      asSdk(inner),
    ]),
  );
}

describe.skipIf(absent)("Square's specification", () => {
  const text = absent ? '{"components":{"schemas":{}}}' : readFileSync(SPEC, 'utf8');
  const { schemas } = v.parse(SpecSchema, JSON.parse(text)).components;
  const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

  it('names 58 activities, each of which has a kind', () => {
    const all = schemas['ActivityType']?.enum ?? [];
    expect(all).toHaveLength(58);
    expect(all.toSorted()).toEqual(squareTypes().toSorted());
    expect(all.filter((type) => squareKind(type, 1) === 'unknown')).toEqual([]);
  });

  it.each([
    ['Payout', SquarePayoutSchema],
    ['PayoutEntry', SquareEntrySchema],
    ['Payment', SquarePaymentSchema],
    ['Order', SquareOrderSchema],
  ] as const)('%s has every field that we read', (name, schema) => {
    const known = Object.keys(schemas[name]?.properties ?? {});
    expect(known).toEqual(expect.arrayContaining(Object.keys(schema.entries).map(snake)));
  });

  it('has every field of the sandbox’s tokens, and of what is sent for them', () => {
    const fieldsOf = (name: string) => Object.keys(schemas[name]?.properties ?? {});
    const application = { id: 'sq0idp-spec', secret: 'sq0csp-spec', redirects: [PASTED] };
    const oauth = createSquareOauth(application, { id: 'MLQW2MYBY81PZ', name: 'Café' });
    const verifier = 'v'.repeat(43);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const query = new URLSearchParams({
      client_id: application.id,
      scope: 'PAYOUTS_READ',
      session: 'false',
      state: 's',
      code_challenge: challenge,
    });
    const common = { query, headers: {}, now: 0 } as const;
    const path = '/oauth2/authorize';
    const sent = oauth.answer({ ...common, method: 'POST', path, body: 'decision=allow' }, path);
    const code = new URL(sent.headers?.['location'] ?? '').searchParams.get('code');
    const grant = { grant_type: 'authorization_code', client_id: application.id, redirect_uri: PASTED };
    const asked = { ...grant, code, code_verifier: verifier };
    expect(fieldsOf('ObtainTokenRequest')).toEqual(expect.arrayContaining(Object.keys(asked)));
    expect(fieldsOf('ObtainTokenRequest')).toContain('refresh_token');
    const to = { path: '/oauth2/token', method: 'POST', body: JSON.stringify(asked) };
    const { body } = oauth.answer({ ...common, ...to }, to.path);
    const given = Object.keys(v.parse(v.record(v.string(), v.unknown()), body));
    expect(fieldsOf('ObtainTokenResponse')).toEqual(expect.arrayContaining(given));
    expect(fieldsOf('RevokeTokenRequest')).toEqual(expect.arrayContaining(['client_id', 'access_token']));
  });

  it('has an example of entries, which we read as it says', () => {
    const { payout_entries: entries } = v.parse(ExampleSchema, schemas['ListPayoutEntriesResponse']?.example);
    const context = { timezone: 'America/New_York', sales: new Map() };
    expect(entries.map((entry) => mapSquareEntry(asSdk(entry), context))).toMatchObject([
      { kind: 'refund', gross: -50, fee: -2, net: -48 },
      { kind: 'charge', gross: 100, fee: 19, net: 81 },
    ]);
  });
});

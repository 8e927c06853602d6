/** What a customer paid with: a short text that says the same when read again. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapStripeEntry } from '../../../../shared/payout/stripe/entry.ts';
import { meansField, meansText, readMeans } from '../../../../shared/payout/means.ts';

describe('means', () => {
  it('is one short text, with empty ends left off', () => {
    const card = { method: 'card', brand: 'VISA', funding: 'credit', country: 'au' };
    expect(meansText(card)).toBe('card/visa/credit/AU');
    expect(meansField({ method: 'ACH' })).toEqual({ means: 'ach' });
    expect(meansField({ method: '', brand: '' })).toEqual({});
  });

  it('says the same when read again, whatever the provider calls things', () => {
    const text = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(
        fc.record({ method: text, brand: text, funding: text, country: text, reading: text }),
        (means) => {
          const once = readMeans(meansText(means));
          expect(readMeans(meansText(once))).toEqual(once);
        },
      ),
    );
  });

  it('is all empty where nothing is kept', () => {
    expect(readMeans(undefined)).toEqual({ method: '', brand: '', funding: '', country: '', reading: '' });
  });
});

describe('what Stripe tells', () => {
  const charge = (details: unknown) => ({
    id: 'txn_1',
    amount: 1000,
    fee: 0,
    net: 1000,
    currency: 'aud',
    created: 1_785_627_000,
    type: 'charge',
    reporting_category: 'charge',
    fee_details: [],
    source: { id: 'ch_1', object: 'charge', amount: 1000, currency: 'aud', payment_method_details: details },
  });
  const meansOf = (details: unknown) => mapStripeEntry(charge(details), { timezone: 'UTC' }).means;

  it('is kept from the charge, under whichever name its method has', () => {
    const card = { brand: 'visa', funding: 'debit', country: 'AU', last4: '4242' };
    expect(meansOf({ type: 'card', card })).toBe('card/visa/debit/AU');
    expect(meansOf({ type: 'card_present', card_present: card })).toBe('card_present/visa/debit/AU');
    expect(meansOf({ type: 'au_becs_debit', au_becs_debit: { bsb_number: '000000' } })).toBe('au_becs_debit');
  });

  it('is nothing where it is not told, and in no shape refuses the movement', () => {
    for (const odd of [undefined, null, 'card', 7, { type: 9 }, []]) expect(meansOf(odd)).toBeUndefined();
    expect(meansOf({ type: 'card', card: { brand: 3 } })).toBe('card');
  });
});

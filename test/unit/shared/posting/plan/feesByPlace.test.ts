/** Fees of several places: each on lines of its own tracking, together exactly what the provider kept. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor, negate, sumMinor } from '../../../../../shared/money.ts';
import type { PayoutEntry } from '../../../../../shared/payout/model.ts';
import type { Mapping } from '../../../../../shared/posting/model.ts';
import { feeItemOf, feeLines, taxOn } from '../../../../../shared/posting/plan/feeLines.ts';
import { inclusiveFeeLines } from '../../../../../shared/posting/styles/lines.ts';
import { entryOf, MAPPING } from '../world.ts';

const PLACES = ['Harbour café', 'Station café', 'Airport kiosk'] as const;
const byPlace = (option: string) => ({
  match: { location: option },
  accountCode: '',
  taxType: '',
  tracking: [{ name: 'Region', option }],
});

const mapping: Mapping = {
  ...MAPPING,
  tracking: [{ name: 'Channel', option: 'Shops' }],
  // The last place has no option of its own.
  overrides: PLACES.slice(0, 2).map(byPlace),
};

const fee = fc.record({
  place: fc.constantFrom(...PLACES, undefined),
  fee: fc.integer({ min: -400, max: 900 }),
  tax: fc.integer({ min: 0, max: 60 }),
});

function entriesOf(fees: readonly { place: string | undefined; fee: number; tax: number }[]): PayoutEntry[] {
  return fees.map((one, index) => {
    const charge = {
      kind: 'charge',
      gross: 5_000,
      fee: one.fee,
      tax: one.tax,
      invoiced: false,
      day: 1,
    } as const;
    const entry = entryOf(charge, `txn_${index}`);
    return one.place === undefined ? entry : { ...entry, location: one.place };
  });
}

const optionsOf = (tracking: readonly { readonly name: string; readonly option: string }[] = []) =>
  tracking.map(({ name, option }) => `${name}: ${option}`).join(', ');

/** What Xero computes for a document of these lines: tax line by line. */
function totalInXero(lines: ReturnType<typeof feeLines>['lines']) {
  return sumMinor(
    lines.flatMap(({ amount, taxType }) => [
      amount,
      taxType === mapping.feeTaxType ? taxOn(amount, mapping.feeTaxBasisPoints) : minor(0),
    ]),
  );
}

describe('fees of several places', () => {
  it('come to exactly what was kept, place by place, in documents of either kind', () => {
    fc.assert(
      fc.property(fc.array(fee, { minLength: 1, maxLength: 12 }), (fees) => {
        const items = entriesOf(fees).map(feeItemOf);
        const kept = sumMinor(items.flatMap(({ base, tax }) => [base, tax]));
        const { lines, total } = feeLines(items, mapping);
        expect(total).toBe(kept);
        expect(totalInXero(lines)).toBe(kept);
        const inclusive = inclusiveFeeLines(items, mapping);
        expect(sumMinor(inclusive.map(({ amount }) => amount))).toBe(negate(kept));
        for (const place of PLACES.slice(0, 2)) {
          const own = items.filter(({ of }) => of?.location === place);
          const at = (some: typeof lines) =>
            some.filter(({ tracking }) => optionsOf(tracking) === `Region: ${place}, Channel: Shops`);
          expect(totalInXero(at(lines))).toBe(sumMinor(own.flatMap(({ base, tax }) => [base, tax])));
          expect(sumMinor(at(inclusive).map(({ amount }) => amount))).toBe(
            negate(sumMinor(own.flatMap(({ base, tax }) => [base, tax]))),
          );
        }
      }),
    );
  });

  it('are one as before where no place is tracked apart, and in any order the same', () => {
    const fees = [
      { place: 'Harbour café', fee: 150, tax: 14 },
      { place: 'Station café', fee: 120, tax: 11 },
      { place: undefined, fee: 90, tax: 8 },
    ];
    const items = entriesOf(fees).map(feeItemOf);
    const plain = { ...mapping, overrides: [] };
    const without = items.map(({ entryId, base, tax, standalone }) => ({ entryId, base, tax, standalone }));
    expect(feeLines(items, plain)).toEqual(feeLines(without, plain));
    expect(feeLines(items.toReversed(), mapping)).toEqual(feeLines(items, mapping));
    expect(feeLines(items, mapping).lines.map(({ description }) => description)).toEqual(
      expect.arrayContaining(['Stripe fees, Harbour café', 'Stripe fees, Station café', 'Stripe fees']),
    );
  });

  it('take the place of what they are of where only its parts name one, and none where these are of several', () => {
    const [entry] = entriesOf([{ place: undefined, fee: 150, tax: 0 }]);
    if (!entry) throw new Error('one entry');
    const sale = (location: string) => ({ kind: 'sale' as const, amount: minor(2_500), location });
    const harbour = { ...entry, saleParts: [sale('Harbour café'), sale('Harbour café')] };
    const mixed = {
      ...entry,
      location: 'Harbour café',
      saleParts: [sale('Harbour café'), sale('Station café')],
    };
    const trackingOf = (one: PayoutEntry) =>
      feeLines([feeItemOf(one)], mapping).lines.map((line) => optionsOf(line.tracking));
    expect(trackingOf(harbour)).toEqual(['Region: Harbour café, Channel: Shops']);
    expect(trackingOf(mixed)).toEqual(['']);
  });

  it('never take the account of a place’s sales', () => {
    const sales = { ...byPlace('Harbour café'), accountCode: '201', taxType: 'OUTPUT' };
    const items = entriesOf([{ place: 'Harbour café', fee: 150, tax: 14 }]).map(feeItemOf);
    const { lines } = feeLines(items, { ...mapping, overrides: [sales] });
    expect(lines.map(({ accountCode }) => accountCode)).toEqual(lines.map(() => mapping.feeAccountCode));
    expect(lines[0]?.tracking).toEqual([
      { name: 'Region', option: 'Harbour café' },
      { name: 'Channel', option: 'Shops' },
    ]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMajorText, minor, sumMinor } from '../../../../../shared/money.ts';
import { residualOf } from '../../../../../shared/payout/model.ts';
import type { FileProfile } from '../../../../../shared/payout/file/profile.ts';
import { lookAtProviderFile, readProviderFile } from '../../../../../shared/payout/file/readProviderFile.ts';
import { SHIPPED_PROFILES } from '../../../../../shared/payout/file/shippedProfiles.ts';

function profileOf(id: string): FileProfile {
  const found = SHIPPED_PROFILES.find((profile) => profile.id === id);
  if (found === undefined) throw new Error(`no profile ${id}`);
  return found;
}

function read(id: string, lines: readonly string[]) {
  const text = `${lines.join('\n')}\n`;
  const fitting = lookAtProviderFile(text, SHIPPED_PROFILES).fitting.map((profile) => profile.id);
  expect(fitting[0]).toBe(id);
  return readProviderFile({ name: 'file.csv', text, profile: profileOf(id), connectionId: 'c1' });
}

describe('PayPal’s activity', () => {
  const header =
    '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","Transaction ID","Reference Txn ID","Invoice Number","Balance"';
  const sale =
    '"11/03/2026","10:00:00","PST","Ann Lee","Express Checkout Payment","Completed","USD","1,200.00","-35.10","1,164.90","ann@example.com","T1","","INV-7","1,164.90"';
  const refund =
    '"11/04/2026","10:00:00","PST","Ann Lee","Payment Refund","Completed","USD","-100.00","2.90","-97.10","","T2","T1","","1,067.80"';
  const held =
    '"11/04/2026","11:00:00","PST","Bo","Express Checkout Payment","Pending","USD","50.00","0.00","50.00","","T3","","",""';
  const sweep =
    '"11/05/2026","03:00:00","PST","","General Withdrawal","Completed","USD","-1,067.80","0.00","-1,067.80","","T4","","","0.00"';

  it('gives movements of the balance and withdrawals that tell nothing of what they hold', () => {
    const { payouts, openEntries, issues, skipped } = read('paypal', [header, sale, refund, held, sweep]);
    expect(issues).toEqual([]);
    expect(skipped).toBe(1);
    expect(payouts).toMatchObject([
      { id: 'T4', amount: 106_780, currency: 'USD', composition: 'untold', arrivalDate: '2026-11-05' },
    ]);
    expect(openEntries.map(({ kind, gross, fee, net }) => [kind, gross, fee, net])).toEqual([
      ['charge', 120_000, 3510, 116_490],
      ['refund', -10_000, -290, -9710],
      ['payout', -106_780, 0, -106_780],
    ]);
  });

  it('names the row where the running balance breaks', () => {
    const { issues } = read('paypal', [header, sale, sweep]);
    expect(issues).toMatchObject([{ severity: 'warning', line: 3, field: 'balance' }]);
  });

  it('keeps money that was sent away as unknown: it is no sale', () => {
    const bought = sale
      .replace('"1,200.00","-35.10","1,164.90"', '"-20.00","0.00","-20.00"')
      .replace('"1,164.90"', '""');
    expect(read('paypal', [header, bought]).openEntries).toMatchObject([{ kind: 'unknown', net: -2000 }]);
  });
});

describe('GoCardless’ payouts', () => {
  const header =
    'id,amount,currency,created_at,reference,status,arrival_date,transaction_fee_debit,transaction_fee_credit,app_fee_debit,app_fee_credit,total_payment_amount,links.creditor_bank_account,links.creditor';

  it('are payouts of one sale with its fees, in smallest units', () => {
    const { payouts, issues } = read('gocardless', [
      header,
      'PO1,9700,GBP,2026-11-02T08:00:00Z,CLUB-9X,paid,2026-11-04,350,50,0,0,10000,BA1,CR1',
      'PO2,5000,GBP,2026-11-03T08:00:00Z,CLUB-9Y,bounced,2026-11-05,0,0,0,0,5000,BA1,CR1',
    ]);
    expect(issues).toEqual([]);
    expect(payouts).toMatchObject([
      { id: 'PO1', amount: 9700, status: 'paid', composition: 'known', descriptor: 'CLUB-9X' },
      { id: 'PO2', amount: 5000, status: 'failed', composition: 'known' },
    ]);
    expect(payouts.map(residualOf)[0]).toBe(0);
    expect(payouts[0]?.entries).toMatchObject([{ kind: 'charge', gross: 10_000, fee: 300, net: 9700 }]);
  });
});

describe('Shopify Payments', () => {
  const header =
    'Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency';

  it('makes a payout a day and currency; what isn’t paid out yet is open', () => {
    const { payouts, openEntries, issues } = read('shopify', [
      header,
      '2026-11-01 10:00:00 +1100,charge,#1001,visa,online,paid,2026-11-04,2026-11-04,110.00,3.30,106.70,c1,card,110.00,AUD,AUD',
      '2026-11-01 11:00:00 +1100,refund,#1000,visa,online,paid,2026-11-04,2026-11-04,-10.00,0.00,-10.00,c0,card,-10.00,AUD,AUD',
      '2026-11-01 11:00:00 +1100,charge,#1002,visa,online,paid,2026-11-04,2026-11-04,20.00,1.00,19.00,c2,card,20.00,USD,USD',
      '2026-11-02 11:00:00 +1100,charge,#1003,visa,online,pending,,2026-11-06,30.00,1.00,29.00,c3,card,30.00,AUD,AUD',
    ]);
    expect(issues).toEqual([]);
    expect(payouts.map(({ id, amount, currency }) => [id, amount, currency])).toEqual([
      ['2026-11-04 AUD', 9670, 'AUD'],
      ['2026-11-04 USD', 1900, 'USD'],
    ]);
    expect(openEntries).toMatchObject([{ invoiceNumber: '#1003', net: 2900 }]);
  });

  it('leaves out a payout with a row that can’t be read, and says which row', () => {
    const { payouts, issues } = read('shopify', [
      header,
      '2026-11-01 10:00:00 +1100,charge,#1,visa,online,paid,2026-11-04,2026-11-04,110.00,3.30,106.70,c1,card,110.00,AUD,AUD',
      '2026-11-01 11:00:00 +1100,charge,#2,visa,online,paid,2026-11-04,2026-11-04,1O.00,0.00,10.00,c0,card,10.00,AUD,AUD',
      '2026-11-02 11:00:00 +1100,charge,#3,visa,online,paid,2026-11-05,2026-11-05,30.00,1.00,29.00,c3,card,30.00,AUD,AUD',
    ]);
    expect(payouts.map(({ id }) => id)).toEqual(['2026-11-05 AUD']);
    expect(issues.map(({ line, field }) => [line, field])).toEqual([
      [3, 'Amount'],
      [2, 'Payout Date'],
    ]);
  });

  it('leaves out every payout that may lack a row when cells have shifted', () => {
    const { payouts, issues } = read('shopify', [
      header,
      '2026-11-01 10:00:00 +1100,charge,#1,visa,online,paid,2026-11-04,2026-11-04,110.00,3.30,106.70,c1,card,110.00,AUD,AUD',
      '2026-11-01 11:00:00 +1100,charge,#2,visa,online,paid,2026-11-',
    ]);
    expect(payouts).toEqual([]);
    expect(issues.map(({ line }) => line)).toEqual([3, 2]);
  });
});

describe('Adyen’s settlement details', () => {
  const header =
    'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Batch Number';

  it('takes a batch as a payout with its own row, fees summed, foreign gross by its net', () => {
    const { payouts, issues } = read('adyen', [
      header,
      'Acme,AcmeAU,P1,INV-1,visa,2026-11-01 10:00:00,CET,Settled,,EUR,,100.00,1,EUR,,98.50,,0.50,0.20,0.80,211',
      'Acme,AcmeAU,P2,INV-2,visa,2026-11-01 11:00:00,CET,Settled,,USD,,50.00,0.9,EUR,,44.00,1.00,,,,211',
      'Acme,AcmeAU,P1,INV-1,visa,2026-11-02 11:00:00,CET,Refunded,,EUR,10.00,,1,EUR,10.00,,,,,,211',
      'Acme,AcmeAU,,,,2026-11-03 01:00:00,CET,MerchantPayout,,EUR,132.50,,1,EUR,132.50,,,,,,211',
    ]);
    expect(issues).toEqual([]);
    const [payout] = payouts;
    expect(payouts).toMatchObject([
      { id: '211', amount: 13_250, composition: 'known', arrivalDate: '2026-11-03' },
    ]);
    expect(payout && residualOf(payout)).toBe(0);
    expect(payout?.entries.map(({ id, gross, fee, net }) => [id, gross, fee, net])).toEqual([
      ['P1:Settled', 10_000, 150, 9850],
      ['P2:Settled', 4500, 100, 4400],
      ['P1:Refunded', -1000, 0, -1000],
    ]);
  });
});

describe('any file', () => {
  const profile = { ...profileOf('shopify'), decimalMark: ',' as const, dateOrder: 'DMY' as const };
  const header = 'Transaction Date;Type;Payout Date;Amount;Fee;Net;Currency';

  const row = fc.record({
    day: fc.integer({ min: 1, max: 5 }),
    type: fc.constantFrom('charge', 'refund', 'adjustment', 'something new'),
    gross: fc.integer({ min: -100_000_00, max: 100_000_00 }),
    fee: fc.integer({ min: 0, max: 9_999 }),
    currency: fc.constantFrom('AUD', 'JPY', 'KWD'),
  });

  const amount = (value: number, currency: string) => toMajorText(minor(value), currency).replace('.', ',');
  const textOf = (rows: readonly (typeof row extends fc.Arbitrary<infer T> ? T : never)[]) =>
    [
      header,
      ...rows.map(
        ({ day, type, gross, fee, currency }) =>
          `0${day}/11/2026;${type};1${day}/11/2026;${amount(gross, currency)};${amount(fee, currency)};${amount(gross - fee, currency)};${currency}`,
      ),
    ].join('\r\n');
  const readText = (text: string) => readProviderFile({ name: 'f.csv', text, profile, connectionId: 'c1' });

  it('explains every payout to the last unit, whatever its rows and their order', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const { payouts, openEntries, issues } = readText(textOf(rows));
        expect(issues).toEqual([]);
        expect(openEntries).toEqual([]);
        for (const payout of payouts) expect(residualOf(payout)).toBe(0);
        const total = rows.reduce((sum, { gross, fee }) => sum + gross - fee, 0);
        expect(sumMinor(payouts.map(({ amount: paid }) => paid))).toBe(total);
        const entries = payouts.flatMap(({ entries: all }) => all);
        expect(new Set(entries.map(({ id }) => id)).size).toBe(rows.length);
        const unknown = rows.filter(
          ({ type, gross }) => type === 'something new' || (type === 'charge' && gross < 0),
        );
        expect(
          entries
            .filter(({ kind }) => kind === 'unknown')
            .map(({ rawType }) => rawType)
            .toSorted(),
        ).toEqual(unknown.map(({ type }) => type).toSorted());
        const turned = readText(textOf(rows.toReversed()));
        const idsOf = (all: typeof payouts) => all.map(({ id, amount: paid }) => `${id} ${paid}`).toSorted();
        expect(idsOf(turned.payouts)).toEqual(idsOf(payouts));
      }),
    );
  });

  it('never gives an amount that isn’t there, however the text is spoiled', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.string({ maxLength: 3 }),
        (rows, at, junk) => {
          const text = textOf(rows);
          const place = header.length + 2 + (at % Math.max(1, text.length - header.length - 2));
          const spoiled = text.slice(0, place) + junk + text.slice(place + 1);
          const result = readText(spoiled);
          for (const payout of result.payouts) expect(residualOf(payout)).toBe(0);
          for (const { gross, fee, net } of result.payouts.flatMap(({ entries }) => entries)) {
            expect(gross - fee).toBe(net);
          }
        },
      ),
    );
  });

  it('says which columns are missing and reads nothing', () => {
    const { payouts, issues, rows } = readText('Some,Thing\n1,2\n3,4\n');
    expect([payouts, rows]).toEqual([[], 2]);
    expect(issues).toMatchObject([{ severity: 'error', file: 'f.csv', line: 1, field: 'columns' }]);
  });

  it('counts types that the profile doesn’t know', () => {
    const text = textOf([
      { day: 1, type: 'something new', gross: 100, fee: 0, currency: 'AUD' },
      { day: 1, type: 'something new', gross: 200, fee: 0, currency: 'AUD' },
    ]);
    expect(readText(text).unknownTypes).toEqual([{ type: 'something new', rows: 2 }]);
  });
});

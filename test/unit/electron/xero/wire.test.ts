import { describe, expect, it } from 'vitest';
import { dateInZone } from '../../../../shared/dates.ts';
import { ianaZone } from '../../../../electron/xero/timezones.ts';
import {
  hasMore,
  toAccounts,
  toInvoices,
  toOrganisation,
  toTaxRates,
} from '../../../../electron/xero/wire.ts';

describe('Xero objects', () => {
  it('keeps the day of a date at UTC midnight, and amounts to the cent', () => {
    const [invoice] = toInvoices({
      invoices: [
        {
          invoiceID: 'i',
          type: 'ACCREC',
          date: new Date('2026-06-30T00:00:00Z'),
          currencyCode: 'AUD',
          total: 1110.1,
          amountDue: 0.07,
          contact: { name: 'A' },
        },
      ],
    });
    expect(invoice).toMatchObject({
      date: '2026-06-30',
      dueDate: null,
      total: 111_010,
      amountDue: 7,
      amountPaid: 0,
      contactName: 'A',
    });
  });

  it('reads an organisation’s lock dates and time zone', () => {
    const body = {
      organisations: [
        {
          name: 'Demo',
          baseCurrency: 'AUD',
          timezone: 'AUSEASTERNSTANDARDTIME',
          periodLockDate: new Date('2026-06-30T00:00:00Z'),
        },
      ],
    };
    expect(toOrganisation(body, 't')).toMatchObject({
      tenantId: 't',
      timezone: 'Australia/Sydney',
      periodLockDate: '2026-06-30',
      endOfYearLockDate: null,
    });
    expect(() => toOrganisation({ organisations: [] }, 't')).toThrow(/organisations/);
  });

  it('gives only BANK accounts a currency, and reads rates as basis points', () => {
    const accounts = [
      { accountID: 'a', type: 'BANK', currencyCode: 'USD', status: 'ACTIVE' },
      { accountID: 'b', type: 'EXPENSE', currencyCode: 'AUD', status: 'ARCHIVED', code: null },
    ];
    expect(toAccounts({ accounts })).toMatchObject([
      { currency: 'USD', status: 'ACTIVE' },
      { currency: null, status: 'ARCHIVED', code: '' },
    ]);
    const taxRates = [10, 8.875, 12.5].map((effectiveRate) => ({ taxType: 'X', effectiveRate }));
    expect(toTaxRates({ taxRates }).map(({ rateBasisPoints }) => rateBasisPoints)).toEqual([
      1000, 887.5, 1250,
    ]);
  });

  it('knows whether another page follows', () => {
    expect(hasMore({ pagination: { pageCount: 3 } }, 2, 10, 1000)).toBe(true);
    expect(hasMore({ pagination: { pageCount: 3 } }, 3, 1000, 1000)).toBe(false);
    expect([hasMore({}, 1, 1000, 1000), hasMore({}, 1, 99, 1000)]).toEqual([true, false]);
    // A page of Xero's own size, whatever was asked for.
    expect(hasMore({}, 1, 100, 1000)).toBe(true);
  });

  it('names zones that this machine’s clock knows', () => {
    for (const name of [
      'NEWZEALANDSTANDARDTIME',
      'GMTSTANDARDTIME',
      'CENTRALSTANDARDTIME(MEXICO)',
      'SEASIASTANDARDTIME',
      'UTC+12',
      'UTC11',
      'EASTERNSTANDARDTIME',
    ]) {
      expect(() => dateInZone(0, ianaZone(name))).not.toThrow();
      expect(ianaZone(name)).not.toBe('UTC');
    }
    expect(ianaZone('MARSSTANDARDTIME')).toBe('UTC');
  });
});

import { describe, expect, it } from 'vitest';
import { invoiceNumberOf } from '../../../../../shared/payout/stripe/invoice.ts';

const described = (metadata: Record<string, string>, description = '') => ({ metadata, description });

describe('invoiceNumberOf', () => {
  it.each([
    [{ invoice_number: 'INV-1001' }, '', 'INV-1001'],
    [{ 'Invoice Number': ' 77 ' }, '', '77'],
    [{ XERO_INVOICE: 'A-1' }, '', 'A-1'],
    [{ orderInvoice: 'Z9' }, '', 'Z9'],
    [{ invoice: 'in_1Pgc79B7WZ01' }, 'Payment of INV-0042, thanks', 'INV-0042'],
    [{ invoice_id: '220ddca8-3144-4085-9a88-2d72c5133734' }, '', ''],
    [{ invoice: '' }, 'order si2041', 'si2041'],
    [{}, 'IN-204', 'IN-204'],
    [{}, 'INV-12', ''],
    [{}, 'begin123', ''],
    [{}, 'Order 12345', ''],
  ])('%j and "%s" name "%s"', (metadata, description, expected) => {
    expect(invoiceNumberOf([described(metadata, description)])).toBe(expected);
  });

  it('prefers metadata of any object to a description, and the nearer object', () => {
    expect(invoiceNumberOf([described({}, 'INV-001'), described({ invoice: 'B' })])).toBe('B');
    expect(invoiceNumberOf([described({ invoice: 'A' }), described({ invoice: 'B' })])).toBe('A');
    expect(invoiceNumberOf([])).toBe('');
  });
});

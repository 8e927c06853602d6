import { describe, expect, it } from 'vitest';
import { allowsWriting } from '../../../../electron/xero/choose.ts';
import { scopesFor } from '../../../../electron/xero/oauth.ts';

describe('what granted scopes allow', () => {
  it('posting needs payments and bank transactions, or the broad scope of older apps', () => {
    expect(allowsWriting(scopesFor(true).join(' '))).toBe(true);
    expect(allowsWriting(scopesFor(false).join(' '))).toBe(false);
    expect(allowsWriting('openid accounting.transactions')).toBe(true);
    expect(allowsWriting('accounting.payments accounting.banktransactions.read')).toBe(false);
    expect(allowsWriting('accounting.payments.read accounting.banktransactions.read')).toBe(false);
    expect(allowsWriting('accounting.transactions.read')).toBe(false);
    expect(allowsWriting('')).toBe(false);
  });
});

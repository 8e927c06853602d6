import { expect, it } from 'vitest';
import { allowedExternalUrl } from '../../../../../electron/host/externalLinks.ts';
import { xeroPage } from '../../../../../shared/posting/readBack/xeroPages.ts';

const ID = '5f3b0a2e-0000-4000-8000-000000000001';

it('opens every kind of object in its own organisation, at an address that may be opened', () => {
  for (const kind of ['payment', 'bankTransaction', 'transfer', 'invoice', 'creditNote'] as const) {
    const url = xeroPage(kind, ID, '!23vYs') ?? '';
    expect(url).toContain(
      'https://go.xero.com/organisationlogin/default.aspx?shortcode=!23vYs&redirecturl=/',
    );
    expect(url.endsWith(ID)).toBe(true);
    expect(allowedExternalUrl(url)).toBe(url);
    expect(xeroPage(kind, ID, '')).toMatch(/^https:\/\/go\.xero\.com\/(?:Bank|AccountsReceivable)\//);
  }
});

it('has no page for what Xero shows under an unknown id, and no short code can lead elsewhere', () => {
  expect(xeroPage('transfer', '', '!23vYs')).toBeNull();
  expect(xeroPage('invoice', '&redirecturl=//evil', 'a&b=/../c')).toBe(
    'https://go.xero.com/organisationlogin/default.aspx?shortcode=a%26b%3D%2F..%2Fc&redirecturl=/AccountsReceivable/View.aspx?InvoiceID=%26redirecturl%3D%2F%2Fevil',
  );
});

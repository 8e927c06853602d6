import { expect, it } from 'vitest';
import { allowedExternalUrl } from '../../../../electron/host/externalLinks.ts';

it('lets pages of the list through', () => {
  const url = 'https://login.xero.com/identity/connect/authorize?state=a%20b';
  expect(allowedExternalUrl(url)).toBe(url);
});

it.each([
  'http://login.xero.com/',
  'https://login.xero.com.evil.example/',
  'https://evil.example/login.xero.com',
  'https://login.xero.com@evil.example/',
  'https://user:pass@login.xero.com/',
  'https://login.xero.com:8443/',
  'https://xn--lgin-qqa.xero.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-msdt:/id',
  '//login.xero.com/',
  '',
])('refuses %j', (url) => {
  expect(allowedExternalUrl(url)).toBeNull();
});

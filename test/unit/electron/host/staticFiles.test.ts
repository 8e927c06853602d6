import { resolve, sep } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, resolveAsset } from '../../../../electron/host/staticFiles.ts';

const root = resolve('/srv/app/renderer');

describe('resolveAsset', () => {
  it('finds files under the root, with the page at /', () => {
    expect(resolveAsset(root, '/')).toBe(root + sep + 'index.html');
    expect(resolveAsset(root, '/assets/a-1.js?v=2')).toBe([root, 'assets', 'a-1.js'].join(sep));
    expect(resolveAsset(root, '/assets/a%20b.css')).toBe([root, 'assets', 'a b.css'].join(sep));
  });

  it.each([
    '/../package.json',
    '/../..',
    '/..',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/%2e%2e%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/..\\package.json',
    '/assets/../../package.json',
    '/../renderer-other/a.js',
    '//etc/passwd.txt/../../x',
    '/.env.json',
    '/C:/x.js',
    '/a.js%00.png',
    '/%E0%A4%A.js',
    '/secret.key',
    '/assets',
    'index.html',
    '',
  ])('refuses %j', (path) => {
    expect(resolveAsset(root, path)).toBeNull();
  });

  it('never leaves the root, whatever is asked', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      '/',
      '\\',
      '%00',
      'a',
      'x.js',
      '~',
      ':',
      '%25',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
        const file = resolveAsset(root, `/${pieces.join('')}`);
        expect(file === null || (file.startsWith(root + sep) && resolve(file) === file)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

it('allows nothing unsafe and no other origin', () => {
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|blob:/);
  expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none';/);
});

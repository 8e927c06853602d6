import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Expected, readPasted } from '../../../../electron/oauth/pasted.ts';
import { BridgeError } from '../../../../shared/bridge.ts';

const STATE = 'the-state-of-this-sign-in-0123456789abcdefgh';
const CODE = 'sq0cgp-dGhlIGNvZGUgaXRzZWxm';
const expected: Expected = {
  redirectUrl: 'https://localhost:48217/callback',
  state: STATE,
  name: 'Square',
  signInHost: 'connect.squareup.com',
  code: /^sq0cg[a-z]-[\w-]{10,180}$/,
};
const good = `${expected.redirectUrl}?code=${CODE}&response_type=code&state=${STATE}`;

/** What reading a text comes to: the answer, or the name of what is wrong with it. */
function read(text: string): unknown {
  try {
    return readPasted(text, expected);
  } catch (error) {
    if (error instanceof BridgeError && error.data.code === 'badRequest') return error.data.detail;
    throw error;
  }
}

describe('a pasted redirect', () => {
  it('is taken whole, with blanks around it, without its scheme, or as the code alone', () => {
    expect(read(good)).toEqual({ code: CODE });
    expect(read(`  ${good}\n`)).toEqual({ code: CODE });
    expect(read(good.replace('https://', ''))).toEqual({ code: CODE });
    expect(read(CODE)).toEqual({ code: CODE });
  });

  it('says no where the user did', () => {
    const denied = `${expected.redirectUrl}?error=access_denied&error_description=user_denied&state=${STATE}`;
    expect(read(denied)).toEqual({ refusal: 'access_denied' });
  });

  it.each([
    ['nothing', '  ', 'empty'],
    ['some words', 'it did not work', 'noAddress'],
    ['an access token', 'EAAAl0OcByu3IYJYScGGg8E5YNf0r0b6', 'noAddress'],
    ['a script', `javascript:alert(1)//${good}`, 'noAddress'],
    ['two addresses', `${good} ${good}`, 'noAddress'],
    ['another host', good.replace('localhost:48217', 'localhost.evil.example'), 'otherAddress'],
    [
      'the host as a user name',
      good.replace('https://', 'https://localhost:48217@evil.example/'),
      'otherAddress',
    ],
    ['credentials', good.replace('https://', 'https://user:word@'), 'otherAddress'],
    ['another port', good.replace('48217', '48218'), 'otherAddress'],
    ['another path', good.replace('/callback', '/callback/more'), 'otherAddress'],
    ['another scheme', good.replace('https', 'http'), 'otherAddress'],
    ['Square’s own page', `https://connect.squareup.com/oauth2/authorize?state=${STATE}`, 'signInPage'],
    ['another state', good.replace(STATE, STATE.toUpperCase()), 'otherState'],
    ['no state', good.split('&')[0] ?? '', 'otherState'],
    ['two states', `${good}&state=${STATE}`, 'otherState'],
    ['no code', `${expected.redirectUrl}?state=${STATE}`, 'noCode'],
    ['two codes', `${good}&code=other`, 'noCode'],
    ['everything in the fragment', good.replace('?', '#'), 'otherState'],
  ])('refuses %s', (_what, text, detail) => {
    expect(read(text)).toBe(detail);
  });

  it('never gives a code of an address that lacks the state or is elsewhere', () => {
    const piece = constantFrom(
      'https://',
      'http://',
      'localhost:48217',
      'evil.example',
      '/callback',
      '?',
      '&',
      '#',
      '@',
      `state=${STATE}`,
      'state=x',
      `code=${CODE}`,
      'code=',
      'error=access_denied',
      '%00',
      '\\',
      ':',
      '//',
    );
    assert(
      property(array(oneof(piece, string({ maxLength: 4 })), { maxLength: 10 }), (pieces) => {
        const text = pieces.join('');
        const outcome = read(text);
        if (typeof outcome === 'string') return;
        if (text.trim() === CODE) return;
        expect(text).toContain(STATE);
        expect(text.trim()).toMatch(/^(https:\/\/)?localhost:48217\/callback\?/);
      }),
      { numRuns: 2000 },
    );
  });
});

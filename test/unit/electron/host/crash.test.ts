/** What a crash says: words and stack, never what the error carries. */
import { expect, it } from 'vitest';
import { crashText } from '../../../../electron/host/crash.ts';
import { withoutOpaqueWords } from '../../../../electron/host/withoutSecrets.ts';

const TOKENS = [
  'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl',
  'rk_live_51HqW2eLkdIwHu7ixUNfR0000',
  'xnd_production_O46JfOtygef9kMNsK',
  'EAAAl9hVnXoW2mSkPqQe8b5tq',
  'Z6xvQ0b2tPqk8sYH1mJ-cRk3nWd7uLa9fEoGi5TzXyB',
];

it('leaves out every token, wherever the error has it', () => {
  for (const token of TOKENS) {
    const cause = new Error(`401 for https://x/?refresh_token=${token}`);
    const error = Object.assign(new Error(`Request failed: Bearer ${token}`, { cause }), {
      config: { headers: { Authorization: `Bearer ${token}` }, data: token },
      response: { body: token },
    });
    const said = crashText(error);
    expect(said).not.toContain(token);
    expect(said).toMatch(/Error: Request failed: (?:Bearer )?…/);
    expect(said).toContain('Because of: Error: 401 for https://x/?refresh_token=…');
    expect(said).toContain('crash.test.ts');
    expect(crashText(token)).toBe('string');
    expect(crashText({ token })).toBe('object');
  }
});

it('leaves words that people need', () => {
  const stack =
    'TypeError: Cannot read properties of undefined\n    at toBridgeError (/app/out/main/services-DkP3.js:12:4)';
  expect(withoutOpaqueWords(stack)).toBe(stack);
});

import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VaultUnreadable, seal, unseal } from '../../../../electron/vault/cipher.ts';

const key = randomBytes(32);
const secretsArbitrary = fc.dictionary(
  fc.string({ unit: 'binary' }).filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name)),
  fc.string({ unit: 'grapheme' }),
);

describe('vault cipher', () => {
  it('gives back what it was given', () => {
    fc.assert(
      fc.property(secretsArbitrary, (secrets) => {
        expect({ ...unseal(seal(secrets, key), key) }).toEqual({ ...secrets });
      }),
    );
  });

  it('never seals alike twice and shows no secret', () => {
    const secrets = { token: 'rt_very-secret-value' };
    const first = seal(secrets, key);
    expect(first).not.toBe(seal(secrets, key));
    expect(first).not.toContain('very-secret');
    expect(first).not.toContain(Buffer.from('rt_very-secret-value').toString('base64').slice(2, 20));
  });

  it('notices a change of any single byte, wherever it is', () => {
    const sealed = Buffer.from(seal({ a: 'b', session: 'x'.repeat(50) }, key));
    for (let index = 0; index < sealed.length; index += 1) {
      for (const mask of [0x01, 0x20, 0x04]) {
        const tampered = Buffer.from(sealed);
        tampered[index] = (tampered[index] ?? 0) ^ mask;
        expect(() => unseal(tampered.toString('utf8'), key), `byte ${index} ^ ${mask}`).toThrow(
          VaultUnreadable,
        );
      }
    }
  });

  it('notices every truncation and anything added', () => {
    const sealed = seal({ a: 'b' }, key);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => unseal(sealed.slice(0, length), key)).toThrow(VaultUnreadable);
    }
    expect(() => unseal(`${sealed} `, key)).toThrow(VaultUnreadable);
    expect(() => unseal(sealed.replace('{', '{"extra":1,'), key)).toThrow(VaultUnreadable);
  });

  it('refuses another key, and says nothing of the content', () => {
    expect(() => unseal(seal({ a: 'b' }, key), randomBytes(32))).toThrow(/could not be opened/);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createConnections } from '../../../../electron/connectionRegistry.ts';
import { demoEndpoints } from '../../../../electron/endpoints.ts';
import { allowsWriting, createSignIns } from '../../../../electron/xero/choose.ts';
import { scopesFor } from '../../../../electron/xero/oauth.ts';
import { createTokenStore } from '../../../../electron/xero/tokenStore.ts';
import { sessionVault } from '../../../support/vault.ts';

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

describe('a connection that is signed in to again', () => {
  it('stays as it is where its organisation isn’t among those allowed, and nothing is kept of the sign-in', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tieout-renew-'));
    const vault = await sessionVault(dir);
    const connections = createConnections(vault);
    const endpoints = async () => demoEndpoints('http://127.0.0.1:1');
    const tokens = createTokenStore({ vault, endpoints, now: Date.now, onDead: async () => {} });
    const signIns = createSignIns(connections, tokens);
    const signedIn = (tenantId: string, posting: boolean) => ({
      clientId: 'CLIENT',
      demo: false,
      posting,
      tokens: { accessToken: 'at', refreshToken: 'rt', expiresIn: 1800, scope: scopesFor(true).join(' ') },
      tenants: [{ id: 'link', tenantId, name: `Org ${tenantId}` }],
    });
    const { signInId } = await signIns.offer(signedIn('one', false));
    const { id, canWrite } = await signIns.choose(signInId, 'one');
    // What Xero gave would do; the user wasn't asked.
    expect(canWrite).toBe(false);
    const before = [await connections.get(id), await vault.names()];
    await expect(signIns.renew(id, signedIn('two', true))).rejects.toMatchObject({
      data: { code: 'refused', detail: 'organisation', message: expect.stringContaining('“Org one”') },
    });
    expect([await connections.get(id), await vault.names()]).toEqual(before);
    expect(await signIns.renew(id, signedIn('one', true))).toMatchObject({ id, canWrite: true });
    // The session before is forgotten.
    expect(await vault.names()).toHaveLength(2);
    await rm(dir, { recursive: true, force: true });
  });
});

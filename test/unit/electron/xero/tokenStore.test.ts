import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVault } from '../../../../electron/vault/openVault.ts';
import type { Vault } from '../../../../electron/vault/vault.ts';
import type { TokenStore } from '../../../../electron/oauth/tokenStore.ts';
import { createTokenStore } from '../../../../electron/xero/tokenStore.ts';
import { memoryKeychain } from '../vault/memoryKeychain.ts';
import { type IdentityServer, startIdentityServer } from './identityServer.ts';

let identity: IdentityServer;
let vault: Vault;
let store: TokenStore;
let now = 0;
const dead: string[] = [];

beforeEach(async () => {
  identity = await startIdentityServer();
  const dir = await mkdtemp(join(tmpdir(), 'tieout-tokens-'));
  vault = await openVault({ dir, openSlot: memoryKeychain().openSlot });
  now = 1_000_000;
  dead.length = 0;
  store = storeOver(vault);
  identity.refreshTokens.add('rt_first');
  const first = { accessToken: 'at_first', refreshToken: 'rt_first', expiresIn: 1800, scope: 's' };
  await store.keep('s1', { clientId: 'CLIENT', demo: false }, first);
});
afterEach(async () => {
  await identity.close();
});

const storeOver = (over: Vault) =>
  createTokenStore({
    vault: over,
    endpoints: async () => identity.endpoints,
    now: () => now,
    onDead: async (session) => {
      dead.push(session);
    },
  });

describe('Xero tokens', () => {
  it('gives the kept token while it is good, and refreshes once for many callers', async () => {
    expect(await store.accessToken('s1')).toBe('at_first');
    expect(identity.tokenRequests).toHaveLength(0);
    now += 1_750_000;
    const other = storeOver(vault);
    const given = await Promise.all([
      ...Array.from({ length: 6 }, async () => await store.accessToken('s1')),
      other.accessToken('s1'),
    ]);
    expect(new Set(given).size).toBe(1);
    expect(given[0]).not.toBe('at_first');
    expect(identity.tokenRequests).toHaveLength(1);
    expect(identity.tokenRequests[0]?.get('client_id')).toBe('CLIENT');
  });

  it('refreshes a token that Xero turned down, but only if it is still the kept one', async () => {
    const second = await store.accessToken('s1', 'at_first');
    expect(second).not.toBe('at_first');
    expect(await store.accessToken('s1', 'at_first')).toBe(second);
    expect(identity.tokenRequests).toHaveLength(1);
  });

  it('takes the old refresh token again when the reply was lost, and keeps it until then', async () => {
    identity.faults.push('loseReply');
    const token = await store.accessToken('s1', 'at_first');
    expect(token).toMatch(/^at_/);
    expect(identity.tokenRequests.map((form) => form.get('refresh_token'))).toEqual(['rt_first', 'rt_first']);

    identity.faults.push('loseReply', 'fail500');
    const kept = await store.read('s1');
    await expect(store.accessToken('s1', token)).rejects.toMatchObject({ data: { code: 'provider' } });
    expect(await store.read('s1')).toEqual(kept);
    expect(dead).toEqual([]);
    expect(await store.accessToken('s1', token)).not.toBe(token);
  });

  it('does not use a new token that could not be kept', async () => {
    const broken: Vault = { ...vault, set: async () => Promise.reject(new Error('disk full')) };
    await expect(storeOver(broken).accessToken('s1', 'at_first')).rejects.toThrow('disk full');
    expect((await store.read('s1'))?.refreshToken).toBe('rt_first');
    expect(await store.accessToken('s1', 'at_first')).toMatch(/^at_/);
  });

  it('says that the session is over when Xero does', async () => {
    identity.refreshTokens.clear();
    await expect(store.accessToken('s1', 'at_first')).rejects.toMatchObject({
      data: { code: 'unauthorised', message: expect.stringContaining('sign in to Xero again') },
    });
    expect(dead).toEqual(['s1']);
    await expect(store.accessToken('unknown')).rejects.toMatchObject({ data: { code: 'unauthorised' } });
  });
});

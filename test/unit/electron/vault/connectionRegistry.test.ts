import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../../shared/bridge.ts';
import { connectionIdOf, createConnections } from '../../../../electron/connectionRegistry.ts';
import { openVault } from '../../../../electron/vault/openVault.ts';
import { memoryKeychain } from './memoryKeychain.ts';

const connection = (id: string): Connection => ({
  id,
  bookId: 'main',
  kind: 'stripe',
  name: 'Shop',
  externalId: id,
  demo: false,
  status: 'connected',
  reason: '',
  canWrite: true,
});

describe('connections', () => {
  it('keeps them over a restart and lists them without secrets', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tieout-connections-'));
    const { openSlot } = memoryKeychain();
    const vault = await openVault({ dir, openSlot });
    const connections = createConnections(vault);
    await connections.put({ connection: connection('b'), secret: { key: 'rk_live_secret' } });
    await connections.put({ connection: connection('a'), secret: { key: 'other' } });
    await vault.set('session/x', 'not a connection');
    const again = createConnections(await openVault({ dir, openSlot }));
    const listed = await again.list();
    expect(listed.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(JSON.stringify(listed)).not.toContain('rk_live');
    expect((await again.get('b')).secret).toEqual({ key: 'rk_live_secret' });
  });

  it('changes a status without losing a change made at the same time, and keeps the secret', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tieout-connections-'));
    const connections = createConnections(await openVault({ dir, openSlot: memoryKeychain().openSlot }));
    await Promise.all([
      connections.put({ connection: connection('a'), secret: { key: 'k' } }),
      connections.setStatus('a', 'needsAttention', 'Sign in again.'),
      connections.setStatus('gone', 'needsAttention', 'x'),
    ]);
    expect(await connections.get('a')).toEqual({
      connection: { ...connection('a'), status: 'needsAttention', reason: 'Sign in again.' },
      secret: { key: 'k' },
    });
    await connections.remove('a');
    await expect(connections.get('a')).rejects.toMatchObject({ data: { code: 'notFound' } });
    expect(await connections.list()).toEqual([]);
  });

  it('has stable ids', () => {
    expect(connectionIdOf('xero', 't-1')).toBe('xero-t-1');
  });
});

it('takes connections from before there were several books as the main book’s', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'tieout-connections-'));
  const vault = await openVault({ dir, openSlot: memoryKeychain().openSlot });
  const { bookId: _none, ...before } = connection('old');
  await vault.set('connection/old', JSON.stringify({ connection: before, secret: { key: 'k' } }));
  expect(await createConnections(vault).list()).toEqual([connection('old')]);
});

/** Every provider of the demo company, and the one that comes by its file: no payout without its entries or a word that they are missing. */
import 'fake-indexeddb/auto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EVERYONE, createDemoServers } from '../../../../../electron/demoCompany.ts';
import {
  STRANGE,
  alternativePayoutId,
} from '../../../../../electron/sandbox/story/alternativePayments/alternativePlan.ts';
import { NEW_TYPE } from '../../../../../electron/sandbox/story/webShop/shopRows.ts';
import { createWebShop } from '../../../../../electron/sandbox/story/webShop/webShop.ts';
import { importProviderFile } from '../../../../../renderer/flows/importProviderFile.ts';
import { runMatching } from '../../../../../renderer/flows/match.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { isExplained, residualOf } from '../../../../../shared/payout/model.ts';
import { SHIPPED_PROFILES } from '../../../../../shared/payout/file/shippedProfiles.ts';
import { type DemoFlow, openDemoFlow } from '../../../../support/demoFlow.ts';

let dir: string;
let flow: DemoFlow;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tieout-everyone-'));
  flow = await openDemoFlow('everyone', createDemoServers(join(dir, 'demo'), EVERYONE));
}, 60_000);
afterAll(async () => {
  await flow?.close();
  await rm(dir, { recursive: true, force: true });
});

it('Σ of a told payout’s entries is its amount, or what is missing is seen and nothing is certain; new words survive', async () => {
  const { ctx, db } = flow;
  await ctx.call('demo.open', {});
  const { connections } = await syncAll(ctx);
  expect(connections.map(({ error }) => error)).toEqual(connections.map(() => null));
  const profile = SHIPPED_PROFILES.find(({ id }) => id === 'shopify');
  if (profile === undefined) throw new Error('The profile of the shop’s file is missing');
  const bytes = new TextEncoder().encode(createWebShop().providerFile());
  await importProviderFile(ctx, { name: 'shop.csv', bytes }, { profile, demo: true });
  await runMatching(ctx);
  const payouts = await db.payouts.toArray();
  const providers = new Set(payouts.map(({ provider }) => provider));
  expect([...providers].toSorted()).toEqual(['alternativePayments', 'file', 'square', 'stripe', 'xendit']);
  const told = payouts.filter(({ composition }) => composition === 'known');
  expect(told.length).toBeGreaterThan(150);
  const open = told.filter((payout) => !isExplained(payout));
  const strange = alternativePayoutId(STRANGE);
  expect(open.map(({ id }) => id).toSorted()).toEqual(['2026-10-26 AUD', strange].toSorted());
  // Every word that nobody knows is there as the provider wrote it, with what it moved.
  const unknown = told.flatMap(({ entries }) => entries.filter(({ kind }) => kind === 'unknown'));
  expect(new Set(unknown.map(({ rawType }) => rawType.split('/')[0]))).toEqual(
    new Set([NEW_TYPE, 'holdback_v2']),
  );
  const all = await db.proposals.toArray();
  for (const payout of told) {
    const { verdict } = all.find(({ payoutKeys }) => payoutKeys.includes(payout.key)) ?? {};
    const isOpen = open.includes(payout);
    if (!isOpen) expect(residualOf(payout), payout.key).toBe(0);
    else expect(['residual', 'noLine'], payout.key).toContain(verdict);
  }
}, 240_000);

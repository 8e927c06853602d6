/** The demo company's data as the app reads it: real sign-in and real SDKs over real HTTP. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BridgeError, type Bridge, type Method, type Result } from '../../../shared/bridge.ts';
import type { Payout } from '../../../shared/payout/model.ts';
import type * as v from 'valibot';
import type { HandlerContext } from '../../ipc/contract.ts';
import type { RunningDemo } from '../../sandbox/demo.ts';
import { type Services, createServices } from '../../services.ts';
import { openVault } from '../../vault/openVault.ts';

export interface DemoData {
  readonly services: Services;
  readonly demo: RunningDemo;
  readonly xeroId: string;
  readonly stripeId: string;
  readonly call: <M extends Method>(
    name: M,
    params: v.InferOutput<Bridge[M]['params']>,
  ) => Promise<Result<M>>;
}

/** Opens the demo company in a folder of its own for `work`, and cleans up after it. The keychain is left alone. */
export async function withDemo<T>(work: (data: DemoData) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tieout-bench-'));
  const openSlot = (): never => {
    throw new Error('This run leaves the keychain alone.');
  };
  const services = await createServices({
    dataDir,
    hostKind: 'browser',
    openExternal: () => Promise.reject(new Error('No page is opened here.')),
    vault: await openVault({ dir: dataDir, openSlot }),
  });
  const context: HandlerContext = { signal: new AbortController().signal, progress: () => undefined };
  try {
    const { connections } = await services.handlers['demo.open']({ fresh: false }, context);
    const idOf = (kind: string): string => connections.find((one) => one.kind === kind)?.id ?? '';
    return await work({
      services,
      demo: await services.demo.start(),
      xeroId: idOf('xero'),
      stripeId: idOf('stripe'),
      call: async (name, params) => services.handlers[name](params, context),
    });
  } finally {
    await services.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** All pages of a list. */
export async function allPages<T>(
  read: (cursor: string | null) => Promise<{ readonly items: readonly T[]; readonly next: string | null }>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    // oxlint-disable-next-line no-await-in-loop -- a page says where the next begins
    const page: Awaited<ReturnType<typeof read>> = await read(cursor);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}

/** Every payout of the demo's Stripe account, with its entries. */
export async function demoPayouts({ call, stripeId }: DemoData): Promise<Payout[]> {
  const payouts = await allPages((cursor) =>
    call('provider.payouts', {
      connectionId: stripeId,
      from: null,
      to: null,
      cursor,
      timezone: 'Australia/Melbourne',
    }),
  );
  if (payouts.length === 0) throw new BridgeError({ code: 'internal', message: 'The demo has no payouts.' });
  return payouts;
}

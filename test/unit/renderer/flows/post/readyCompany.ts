/** The demo company up to the moment before posting: synced, bank files read, matched, everything certain decided. */
import { decideAllCertain } from '../../../../../renderer/flows/decide.ts';
import { importStatement } from '../../../../../renderer/flows/importStatement.ts';
import { ensureMappings } from '../../../../../renderer/flows/mapping.ts';
import { runMatching } from '../../../../../renderer/flows/match.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import type { DemoFlow } from '../../../../support/demoFlow.ts';

/** Gives the company's one mapping, and the ids of its decisions in order. */
export async function readyCompany({ ctx, db }: Pick<DemoFlow, 'ctx' | 'db'>) {
  await ctx.call('demo.open', {});
  await syncAll(ctx);
  const [mapping] = (await ensureMappings(ctx)).saved;
  if (!mapping) throw new Error('the demo company has one mapping');
  const { files } = await ctx.call('demo.bankFiles', {});
  for (const { name, base64 } of files.filter((file) => file.name.endsWith('.ofx'))) {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    await importStatement(ctx, { name, bytes, accountId: mapping.bankAccountId, currency: mapping.currency });
  }
  await runMatching(ctx);
  await decideAllCertain(ctx, await db.proposals.toCollection().primaryKeys());
  return { mapping, ids: (await db.decisions.toCollection().primaryKeys()).toSorted() };
}

/** What providers still held at the end of a day, worked out where matching runs: every movement counts. */
import * as v from 'valibot';
import type { PlainDate } from '../../../shared/dates.ts';
import { mappingKey } from '../../../shared/posting/mapping.ts';
import type { ClearingProof } from '../../../shared/proof/model.ts';
import { CurrencySchema, MinorSchema } from '../../../shared/schemas.ts';
import type { FlowContext } from '../context.ts';
import { matcherOf } from '../match.ts';
import { proveAll } from '../prove.ts';
import { type AccountAtDate, accountsAt, readMoney } from './money.ts';

/** Of one provider account and currency; minor units. */
const HeldSchema = v.object({ connectionId: v.string(), currency: CurrencySchema, held: MinorSchema });
export type Held = v.InferOutput<typeof HeldSchema>;

/** Asks whoever matches. Rejects with `BridgeError` `cancelled` when its signal is aborted. */
export async function askHeld(ctx: FlowContext, date: PlainDate): Promise<Held[]> {
  const { now, signal, onProgress } = ctx;
  return v.parse(
    v.array(HeldSchema),
    await matcherOf(ctx).job('held', date, { now: now(), signal, onProgress }),
  );
}

/** The same on the thread at hand; one figure a provider account and currency, none without payouts. */
export async function heldAt({ db }: Pick<FlowContext, 'db'>, date: PlainDate): Promise<Held[]> {
  const [money, { clearing }] = await db.transaction('r', db.tables, () =>
    Promise.all([readMoney(db), proveAll({ db })]),
  );
  return accountsAt(money, date).map((account) => ({
    connectionId: account.connection.id,
    currency: account.currency,
    held: heldOf(account, clearing, date),
  }));
}

/** As the proof says it, which knows of the time before our history; else from the movements. */
function heldOf(
  { connection, currency, notPaidOut }: AccountAtDate,
  proofs: readonly ClearingProof[],
  date: PlainDate,
): Held['held'] {
  const proof = proofs.find(({ mappingKey: key }) => key === mappingKey(connection.id, currency));
  if (proof === undefined) return notPaidOut;
  return proof.days.findLast((day) => day.date <= date)?.providerBalance ?? proof.opening;
}

/** The work-paper of a bank line from the local database. */
import type { Payout } from '../../../shared/payout/model.ts';
import type { Report } from '../../../shared/report/model.ts';
import { workPaper } from '../../../shared/report/workPaper.ts';
import { loadInferred, withEntries } from '../../db/compositions.ts';
import type { TieoutDatabase } from '../../db/database.ts';
import { reportWords } from '../../i18n/reportWords.ts';
import type { Texts } from '../../i18n/useTexts.ts';
import { feeSplit } from '../../screens/payouts/feeSplit.ts';
import type { FlowContext } from '../context.ts';
import { standings } from '../post/readBack.ts';
import { proveAll } from '../prove.ts';
import { pagesOf, readNames } from './names.ts';

type Context = Pick<FlowContext, 'db' | 'now'>;

/** The work-paper of a line; null where the line isn't there (any more). Throws `MoneyError`. */
export async function loadPaper(ctx: Context, lineKey: string, texts: Texts): Promise<Report | null> {
  const read = await ctx.db.transaction('r', ctx.db.tables, () => readPaper(ctx.db, lineKey));
  if (read === null) return null;
  const { line, proof, decision, opened, names } = read;
  const byRow = new Map(read.standings.map((each) => [each.rowId, each]));
  const payouts = opened.map(({ payout, whole }) => whole ?? payout);
  return workPaper({
    words: reportWords(texts, names.accounts),
    organisation: names.organisation,
    isDemo: names.isDemo,
    madeAt: ctx.now(),
    bank: names.accounts.get(line.accountId) ?? line.accountId,
    line,
    proof,
    decision,
    payouts,
    untold: new Set(opened.filter(({ whole }) => whole === null).map(({ payout }) => payout.key)),
    bars: new Map(payouts.map((payout) => [payout.key, feeSplit([payout]).bars])),
    journal: read.journal,
    standings: byRow,
    pageOf: pagesOf(names, byRow),
  });
}

async function readPaper(db: TieoutDatabase, lineKey: string) {
  const proofs = await proveAll({ db });
  const [line, decisions, names, found, journal] = await Promise.all([
    db.statementLines.get(lineKey),
    db.decisions.where('lineKeys').equals(lineKey).toArray(),
    readNames(db),
    standings({ db }),
    db.journal.toArray(),
  ]);
  const proof = proofs.lines.find((each) => each.lineKey === lineKey);
  if (line === undefined || proof === undefined) return null;
  // As the proof: of two decisions for a line the last one counts.
  const decision = decisions.at(-1) ?? null;
  const payouts = await db.payouts.bulkGet([...(decision?.payoutKeys ?? [])]);
  const opened = await Promise.all(payouts.flatMap((payout) => (payout ? [openedOf(db, payout)] : [])));
  return { line, proof, decision, opened, names, standings: found, journal };
}

async function openedOf(db: TieoutDatabase, payout: Payout) {
  return { payout, whole: withEntries(payout, await loadInferred(db, payout)) };
}

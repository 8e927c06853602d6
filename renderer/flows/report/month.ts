/** The month-end pack from the local database: the proofs, the postings and the money as the screens show them. */
import { isProviderConnection } from '../../../shared/bridge.ts';
import { type PlainDate, plainDate } from '../../../shared/dates.ts';
import { mappingKey } from '../../../shared/posting/mapping.ts';
import { feeMovements } from '../../../shared/proof/fees.ts';
import type { ClearingProof } from '../../../shared/proof/model.ts';
import type { MonthGround, ReportAccount, UnmappedAccount } from '../../../shared/report/ground.ts';
import type { Report } from '../../../shared/report/model.ts';
import { monthBounds, monthReport } from '../../../shared/report/month.ts';
import type { TieoutDatabase } from '../../db/database.ts';
import { reportWords } from '../../i18n/reportWords.ts';
import type { Texts } from '../../i18n/useTexts.ts';
import { type AccountAtDate, type MoneyRows, accountsAt, readMoney } from '../books/money.ts';
import type { FlowContext } from '../context.ts';
import { standings } from '../post/readBack.ts';
import { proveAll } from '../prove.ts';
import { type Names, pagesOf, readNames } from './names.ts';

/** What a pack is asked for: `YYYY-MM`, and the mappings of the accounts. */
export interface MonthRequest {
  readonly month: string;
  readonly mappingKeys: readonly string[];
}

/** No day is later: what was never captured of the month's charges may be told at any time after it. */
const LAST_DAY = plainDate('9999-12-31');

type Context = Pick<FlowContext, 'db' | 'now'>;

/** The pack of a month. One reading of the database, so that its figures are of one moment. Throws `DateError`, `MoneyError`. */
export async function loadMonth(ctx: Context, request: MonthRequest, texts: Texts): Promise<Report> {
  const { from, to } = monthBounds(request.month);
  const read = await ctx.db.transaction('r', ctx.db.tables, () => readMonth(ctx.db));
  const { money, names, proofs } = read;
  const atEnd = accountsAt(money, to);
  const accounts = accountsOf(
    read.mappings.filter(({ key }) => request.mappingKeys.includes(key)),
    names,
    { proofs: proofs.clearing, atEnd },
  );
  const byRow = new Map(read.standings.map((each) => [each.rowId, each]));
  const ground: MonthGround = {
    words: reportWords(texts, names.accounts),
    organisation: names.organisation,
    isDemo: names.isDemo,
    month: request.month,
    from,
    to,
    madeAt: ctx.now(),
    accounts,
    lines: money.lines,
    lineProofs: proofs.lines,
    decisions: money.decisions,
    proposals: read.proposals,
    parked: new Map(read.parked.map(({ payoutKey, note }) => [payoutKey, note])),
    payouts: money.payouts,
    journal: read.journal,
    standings: byRow,
    pageOf: pagesOf(names, byRow),
    fees: feesOf(money, { from, to: LAST_DAY }),
    rateCard: read.rateCard,
    unmapped: unmappedOf(atEnd, read.mappings, names),
    ledgerItems: read.ledgerItems,
  };
  return monthReport(ground);
}

async function readMonth(db: TieoutDatabase) {
  const proofs = await proveAll({ db });
  const strange = proofs.clearing.flatMap(({ strangers }) => strangers);
  const [money, names, found, mappings, proposals, parked, journal, rateCard, ledgerItems] =
    await Promise.all([
      readMoney(db),
      readNames(db),
      standings({ db }),
      db.mappings.orderBy('key').toArray(),
      db.proposals.toArray(),
      db.parked.toArray(),
      db.journal.toArray(),
      db.rateCard.toArray(),
      strangersOf(db, strange),
    ]);
  return {
    proofs,
    money,
    names,
    standings: found,
    mappings,
    proposals,
    parked,
    journal,
    rateCard,
    ledgerItems,
  };
}

async function strangersOf(db: TieoutDatabase, keys: readonly string[]) {
  if (keys.length === 0) return [];
  const wanted = new Set(keys);
  return db.ledgerItems.filter(({ key }) => wanted.has(key)).toArray();
}

/** The fees of days, as the Fees screen counts them. */
function feesOf(money: MoneyRows, period: { readonly from: PlainDate; readonly to: PlainDate }) {
  const providers = new Map(
    money.connections.filter(isProviderConnection).map(({ id, kind }) => [id, kind] as const),
  );
  return feeMovements({ payouts: money.payouts, openEntries: money.open, providers, period });
}

function accountsOf(
  mappings: readonly ReportAccount['mapping'][],
  names: Names,
  found: { readonly proofs: readonly ClearingProof[]; readonly atEnd: readonly AccountAtDate[] },
): ReportAccount[] {
  return mappings.flatMap((mapping): ReportAccount[] => {
    const proof = found.proofs.find((each) => each.mappingKey === mapping.key);
    if (proof === undefined) return [];
    const atEnd = found.atEnd.find(
      ({ connection, currency }) => mappingKey(connection.id, currency) === mapping.key,
    );
    return [
      {
        mapping,
        name: names.accountOf(mapping),
        clearing: names.accounts.get(mapping.clearingAccountId) ?? '',
        bank: names.accounts.get(mapping.bankAccountId) ?? '',
        proof,
        atEnd: atEnd ?? null,
      },
    ];
  });
}

/** Accounts with payouts or movements that no mapping is for, complete or not. */
function unmappedOf(
  atEnd: readonly AccountAtDate[],
  mappings: readonly Pick<ReportAccount['mapping'], 'key'>[],
  names: Names,
): UnmappedAccount[] {
  const mapped = new Set(mappings.map(({ key }) => key));
  return atEnd
    .filter(({ connection, currency }) => !mapped.has(mappingKey(connection.id, currency)))
    .map(({ connection: { id }, ...money }) => ({
      connectionId: id,
      name: names.accountOf({ providerConnectionId: id, currency: money.currency }),
      atEnd: money,
    }));
}

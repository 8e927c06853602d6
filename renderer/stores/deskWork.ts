/** Work at the desk: bank files, matching, decisions and their undoing. */
import { confirmAfter, matchAndConfirm } from '../flows/autoApply.ts';
import {
  decide,
  decideAllCertain,
  decideByHand,
  declineMatch,
  park,
  declineAgain,
  undecline,
  undoDecision,
  unpark,
} from '../flows/decide.ts';
import { type ImportReport, importStatement } from '../flows/importStatement.ts';
import { clearLink, linkEntry } from '../flows/links.ts';
import { lastStep, undoStep } from '../flows/undoLast.ts';
import type { Texts } from '../i18n/useTexts.ts';
import { type Ground, attempt, attemptJob } from './attempt.ts';
import { importedText } from './importedText.ts';
import { announce } from './announcer.ts';
import { rememberPutBack, takePutBack } from './putBack.ts';
import { useReconcile } from './reconcile.ts';
import { useRoute } from './route.ts';
import { tellByRule } from './tellByRule.ts';
import { useToasts } from './toasts.ts';
import type { ImportRequest, Work } from './work.ts';

type DeskWork = Pick<
  Work,
  | 'importFile'
  | 'match'
  | 'decide'
  | 'decideByHand'
  | 'decideAllCertain'
  | 'undo'
  | 'undoLast'
  | 'park'
  | 'unpark'
  | 'decline'
  | 'undecline'
  | 'linkEntry'
  | 'clearLink'
>;

/** Everything that the desk does. */
export function deskWork(ground: Ground, texts: Texts): DeskWork {
  return {
    importFile: (request) => importAndMatch(ground, texts, request),
    match: async () => {
      const report = await attemptJob(ground, 'match', (ctx) => matchAndConfirm(ctx));
      if (report !== null) tellByRule(texts, report, ground.db);
      return report !== null;
    },
    decide: (match) => attempt(() => decide(ground, match.id)),
    decideByHand: (payoutKeys, lineKeys) => attempt(() => decideByHand(ground, { payoutKeys, lineKeys })),
    decideAllCertain: (shown) => attemptJob(ground, 'decide', (ctx) => decideAllCertain(ctx, shown)),
    undo: (id) => attempt(() => undoDecision(ground, id)),
    undoLast: () => attempt(() => undoAndTell(ground, texts)),
    park: (keys, note) => attempt(() => park(ground, keys, note)),
    unpark: (keys) =>
      attempt(async () => {
        const were = await unpark(ground, keys);
        rememberPutBack(ground.db, { at: ground.now(), again: () => ground.db.parked.bulkPut(were) });
      }),
    decline: (match) => attempt(() => declineMatch(ground, match)),
    linkEntry: (linked, allocations) => attempt(() => linkEntry(ground, linked, allocations)),
    clearLink: (linked) => attempt(() => clearLink(ground, linked)),
    undecline: (payoutKey, lineKey) =>
      attempt(async () => {
        const were = await undecline(ground, [`${payoutKey}|${lineKey}`]);
        rememberPutBack(ground.db, { at: ground.now(), again: () => declineAgain(ground, were) });
      }),
  };
}

const saidOf = { confirmed: 'said.undone', parked: 'said.unparked', declined: 'declined.said' } as const;

/** Takes the last step back, whatever it was; the desk then shows the row that it was about. */
async function undoAndTell(ground: Ground, { t }: Texts): Promise<void> {
  const step = await lastStep(ground.db);
  const back = takePutBack(ground.db, step?.at ?? 0);
  if (back === null && step === null) {
    useToasts.getState().show({ tone: 'info', message: t('said.nothingToUndo') });
    return;
  }
  if (back !== null) await back.again();
  else if (step !== null) {
    await undoStep(ground, step);
    if (step.keys.length === 1) useReconcile.getState().setComesBack(step.payoutKey);
  }
  const said = t(back === null && step !== null ? saidOf[step.kind] : 'said.undone');
  announce(said);
  // Elsewhere no row comes back that would tell.
  if (useRoute.getState().route.screen !== 'reconcile')
    useToasts.getState().show({ tone: 'info', message: said });
}

async function importAndMatch(
  ground: Ground,
  texts: Texts,
  request: ImportRequest,
): Promise<ImportReport | null> {
  const { file, accountId, currency, profile, fileAccount, dateOrder, encoding } = request;
  const report = await attemptJob(ground, 'import', async (ctx) => {
    const done = await importStatement(ctx, {
      name: file.name,
      bytes: file.bytes,
      accountId,
      currency,
      encoding: encoding ?? undefined,
      profile: profile ?? undefined,
      fileAccount: fileAccount ?? undefined,
      dateOrder: dateOrder ?? undefined,
    });
    tellByRule(texts, await confirmAfter(ctx), ctx.db);
    return done;
  });
  if (report !== null) {
    useToasts.getState().show({ tone: 'good', message: importedText(texts, report) });
  }
  return report;
}

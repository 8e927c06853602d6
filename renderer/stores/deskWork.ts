/** Work at the desk: bank files, matching, decisions and their undoing. */
import { confirmAfter, matchAndConfirm } from '../flows/autoApply.ts';
import {
  decide,
  decideAllCertain,
  decideByHand,
  declineMatch,
  park,
  undecline,
  undoDecision,
  undoLast,
  unpark,
} from '../flows/decide.ts';
import { type ImportReport, importStatement } from '../flows/importStatement.ts';
import { clearLink, linkEntry } from '../flows/links.ts';
import type { Texts } from '../i18n/useTexts.ts';
import { type Ground, attempt, attemptJob } from './attempt.ts';
import { importedText } from './importedText.ts';
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
    undoLast: () =>
      attempt(async () => {
        if ((await undoLast(ground)) === 0) {
          useToasts.getState().show({ tone: 'info', message: texts.t('said.nothingToUndo') });
        }
      }),
    park: (keys, note) => attempt(() => park(ground, keys, note)),
    unpark: (keys) => attempt(() => unpark(ground, keys)),
    decline: (match) => attempt(() => declineMatch(ground, match)),
    linkEntry: (linked, allocations) => attempt(() => linkEntry(ground, linked, allocations)),
    clearLink: (linked) => attempt(() => clearLink(ground, linked)),
    undecline: (payoutKey, lineKey) => attempt(() => undecline(ground, payoutKey, lineKey)),
  };
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

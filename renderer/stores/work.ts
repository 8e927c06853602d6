/** What the screens can have done. Each runs the flow, shows progress, and says what went wrong; none throws. */
import { createContext, useContext } from 'react';
import type { ProviderFile, ProviderFileReport } from '../flows/importProviderFile.ts';
import type { ImportReport } from '../flows/importStatement.ts';
import type { ExpressReport, Wish } from '../flows/express.ts';
import type { ReportImport } from '../flows/importXenditReport.ts';
import type { RuleImport } from '../flows/rules.ts';
import type { LinkedEntry } from '../flows/links.ts';
import type { Connection, Result } from '../../shared/bridge.ts';
import type { Allocation } from '../../shared/matching/invoices/invoiceModel.ts';
import type { Match } from '../../shared/matching/model.ts';
import type { Rule } from '../../shared/matching/memory/ruleRows.ts';
import type { PostingAnswer } from '../../shared/posting/checks/answers.ts';
import type { FileProfile } from '../../shared/payout/file/profile.ts';
import type { PlaceChoice } from '../../shared/places.ts';
import type { AccountField } from '../../shared/posting/express/fields.ts';
import type { Mapping } from '../../shared/posting/model.ts';
import type { Report } from '../../shared/report/model.ts';
import type { MonthRequest } from '../flows/report/month.ts';
import type { Format } from '../reports/messages.ts';
import type { Encoding } from '../../shared/statement/encoding.ts';
import type { DateOrder } from '../../shared/statement/csvDates.ts';
import type { CsvProfile } from '../../shared/statement/csvProfile.ts';
import type { PendingFile } from './ui.ts';

export interface ImportRequest {
  readonly file: PendingFile;
  readonly accountId: string;
  readonly currency: string;
  /** The layout as corrected by the user; null takes what was found out. */
  readonly profile: CsvProfile | null;
  readonly fileAccount: string | null;
  /** QIF: as corrected by the user; null takes what was found out. */
  readonly dateOrder: DateOrder | null;
  /** As chosen by the user; null takes what the bytes say. */
  readonly encoding: Encoding | null;
}

/** `false` (or null) means that it didn't happen; the reason has been shown. */
export interface Work {
  readonly openDemo: () => Promise<boolean>;
  /** Forgets the demo company's data here, puts its books back to their beginning, and opens it. */
  readonly restartDemo: () => Promise<boolean>;
  readonly sync: () => Promise<boolean>;
  readonly refreshConnections: () => Promise<boolean>;
  /** Signs in to Xero again for a connection: with the right to post, or to read only. */
  readonly allowPosting: (connection: Connection, posting: boolean) => Promise<boolean>;
  /**
   * Connects an organisation that a sign-in found: with the books that are shown where they have none yet (`here`), otherwise with books of
   * its own, which are then shown. One that has books already is gone to.
   */
  readonly chooseOrganisation: (
    signInId: string,
    found: Result<'xero.signIn'>['organisations'][number],
    place: 'here' | 'new',
  ) => Promise<boolean>;
  /** Goes to the demo company where it is open as other books than those shown; false where it isn't. */
  readonly showDemoElsewhere: () => Promise<boolean>;
  /** Gives the user the shown book in a file. */
  readonly saveBackup: () => Promise<boolean>;
  /** Makes a book of a backup and shows it. */
  readonly restoreBackup: (file: Blob) => Promise<boolean>;
  /** Removes the shown book from this computer and shows another one. */
  readonly removeBook: (options: { readonly onlyHere: boolean }) => Promise<boolean>;
  /** Keeps a checked Square account with its locations, and reads it. */
  readonly keepSquare: (offerId: string, choice: PlaceChoice) => Promise<boolean>;
  /** Other locations of a connection for these books; the data follow. */
  readonly chooseLocations: (connectionId: string, choice: PlaceChoice) => Promise<boolean>;
  readonly removeConnection: (connectionId: string) => Promise<boolean>;
  /** Makes an account under a connection's key a connection of its own; what it may be read of, or null if it failed and that was shown. */
  readonly addAccount: (
    connectionId: string,
    accountId: string,
  ) => Promise<Result<'provider.addAccount'> | null>;
  /** What files or an older connection brought goes over to a connection of the same account; then it is synced. */
  readonly moveOver: (
    from: Pick<Connection, 'id' | 'name'>,
    to: Pick<Connection, 'id' | 'name' | 'demo'>,
  ) => Promise<boolean>;
  readonly saveMapping: (mapping: Mapping) => Promise<boolean>;
  /** Makes accounts in Xero, fills the mapping and keeps it if it is whole; null if nothing was done, and that was shown. */
  readonly setUpAccounts: (
    mapping: Mapping,
    wishes: ReadonlyMap<AccountField, Wish>,
  ) => Promise<ExpressReport | null>;
  /** Takes a bank file in and matches; null if it didn't happen, and that was shown. */
  readonly importFile: (request: ImportRequest) => Promise<ImportReport | null>;
  /** Takes a report file of Xendit's in; null if it didn't happen, and that was shown. */
  readonly importXenditReport: (
    connection: Pick<Connection, 'id' | 'demo'>,
    file: PendingFile,
  ) => Promise<ReportImport | null>;
  /** Ties withdrawals that the balance proves to what they hold, or unties those again; how many, or null if it failed. */
  readonly tieProven: (connectionId: string, isTied: boolean) => Promise<number | null>;
  /** Takes a file of any other provider in; null if it didn't happen, and that was shown. */
  readonly importProviderFile: (
    file: ProviderFile,
    profile: FileProfile,
  ) => Promise<ProviderFileReport | null>;
  readonly saveFileProfile: (profile: FileProfile) => Promise<boolean>;
  readonly match: () => Promise<boolean>;
  readonly decide: (match: Match) => Promise<boolean>;
  readonly decideByHand: (payoutKeys: readonly string[], lineKeys: readonly string[]) => Promise<boolean>;
  /** How many were confirmed. */
  /** `shown` are the ids of the matches that the user saw listed. */
  readonly decideAllCertain: (shown: readonly string[]) => Promise<number | null>;
  readonly undo: (decisionId: string) => Promise<boolean>;
  readonly undoLast: () => Promise<boolean>;
  readonly park: (payoutKeys: readonly string[], note: string) => Promise<boolean>;
  readonly unpark: (payoutKeys: readonly string[]) => Promise<boolean>;
  readonly decline: (match: Match) => Promise<boolean>;
  /** Lets a declined pair be offered again. */
  readonly undecline: (payoutKey: string, lineKey: string) => Promise<boolean>;
  /** Which invoices a charge pays; none: it is a sale. */
  readonly linkEntry: (linked: LinkedEntry, allocations: readonly Allocation[]) => Promise<boolean>;
  readonly clearLink: (linked: LinkedEntry) => Promise<boolean>;
  readonly post: () => Promise<boolean>;
  readonly retry: (planIds: readonly string[]) => Promise<boolean>;
  readonly discard: (planId: string) => Promise<boolean>;
  /** Takes posted plans out of Xero again; `reverse` are journal rows that an opposite object may set off. */
  readonly takeBack: (planIds: readonly string[], reverse: readonly string[]) => Promise<boolean>;
  /** What the books hold of plans already counts as posted. */
  readonly takeOver: (planIds: readonly string[]) => Promise<boolean>;
  /** The payout is booked by someone else: nothing of it is posted. */
  readonly bookedBySomeone: (planId: string) => Promise<boolean>;
  /** Keeps what the user said of findings, plan by plan. */
  readonly answerFindings: (
    answers: ReadonlyMap<string, readonly PostingAnswer['word'][]>,
  ) => Promise<boolean>;
  /** Takes back what the user said of a plan's findings. */
  readonly withdrawAnswers: (planId: string, kind: PostingAnswer['word']['kind']) => Promise<boolean>;
  /** Plans again what waits and was never sent. */
  readonly planAgain: (planIds: readonly string[]) => Promise<boolean>;
  /** Reads what is older than a minute again and checks what waits; quietly false while offline. */
  readonly refreshBooks: () => Promise<boolean>;
  /** Posts again what was deleted in Xero, or puts back what was changed there. */
  readonly postAgain: (rowIds: readonly string[]) => Promise<boolean>;
  /** Leaves what was changed or deleted as Xero has it. */
  readonly leaveFindings: (rowIds: readonly string[]) => Promise<boolean>;
  readonly reopenFindings: (rowIds: readonly string[]) => Promise<boolean>;
  readonly prove: () => Promise<boolean>;
  /** The month-end pack as it stands now; null if it failed or was cancelled, and that was shown. */
  readonly monthReport: (request: MonthRequest) => Promise<Report | null>;
  /** The work-paper of a bank line; null too where the line is gone. */
  readonly workPaper: (lineKey: string) => Promise<Report | null>;
  /** Makes a file of a report and gives it to the user. */
  readonly saveReport: (report: Report, format: Format) => Promise<boolean>;
  readonly saveRule: (rule: Rule) => Promise<boolean>;
  readonly switchRule: (id: string, enabled: boolean) => Promise<boolean>;
  readonly removeRule: (id: string) => Promise<boolean>;
  /** Takes the last change of rules of this session back. */
  readonly undoRule: () => Promise<boolean>;
  readonly exportRules: () => Promise<boolean>;
  /** What came of the file; null if nothing of it could be taken in. */
  readonly importRules: (text: string) => Promise<RuleImport | null>;
}

export const WorkContext = createContext<Work | null>(null);

/** The work; throws where no provider is above (a programming mistake). */
export function useWork(): Work {
  const work = useContext(WorkContext);
  if (work === null) throw new Error('No work above this component');
  return work;
}

/** The whole check: reading first; writing only to a Demo Company, after a typed confirmation; then what was made is taken out again. */
import { randomUUID } from 'node:crypto';
import { BridgeError, type Connection } from '../../../shared/bridge.ts';
import type { XeroService } from '../../xero/service.ts';
import { accountNumber, deletedAccount, missingRight, otherCurrency } from './accountChecks.ts';
import type { Books } from './books.ts';
import { createDesk, type Desk, type Made } from './desk.ts';
import { groundOf } from './drafts.ts';
import { type Answer, type Exchange, type Finding, type Person, type Question, Stopped } from './model.ts';
import { PERSON_CHECKS } from './personChecks.ts';
import { READING_CHECKS, saysDemoCompany } from './readingChecks.ts';
import type { State } from './report.ts';
import { PREFIX, strays } from './strays.ts';
import { openDay, WRITING_CHECKS } from './writingChecks.ts';

export interface RunOptions {
  readonly service: XeroService;
  readonly clientId: string;
  readonly person: Person;
  readonly questions: readonly Question[];
  /** Only these; all without it. */
  readonly only?: ReadonlySet<number> | undefined;
  /** What an earlier run found and left; its questions aren't asked again unless `only` names them. */
  readonly earlier: State | null;
  /** Where the last sign-in came back to. */
  readonly redirect: () => string;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Called after each question: the state is durable when it resolves. */
  readonly save: (state: State) => Promise<void>;
}

const ACCOUNT_CHECKS: ReadonlyMap<number, (desk: Desk) => Promise<Answer>> = new Map([
  [25, accountNumber],
  [26, otherCurrency],
  [27, deletedAccount],
]);
const MISSING_RIGHT = 37;

/** Numbers that this file knows how to answer by itself. */
export const CHECKED: ReadonlySet<number> = new Set([
  MISSING_RIGHT,
  ...[READING_CHECKS, ACCOUNT_CHECKS, WRITING_CHECKS, PERSON_CHECKS].flatMap((checks) => [...checks.keys()]),
]);

/** Runs it; resolves with the last state also where the user stops. Rejects `BridgeError` where the sign-in fails. */
export async function runLiveCheck(options: RunOptions): Promise<State> {
  const run = await begin(options);
  try {
    await inXero(run);
    await askingPhase(run);
  } catch (error) {
    if (!isStop(error)) throw error;
    options.person.say('Stopped. What was found so far is kept; the same command goes on from here.');
  }
  await run.save();
  return run.state();
}

/** Whatever happens on the way, what was made is taken out again before anything else. */
async function inXero(run: Run): Promise<void> {
  try {
    await readingPhase(run);
    await writingPhase(run);
  } finally {
    if (run.mayWrite.now) await cleanUp(run);
    await run.save();
  }
}

const isStop = (error: unknown): boolean =>
  error instanceof Stopped || (error instanceof BridgeError && error.data.code === 'cancelled');

interface Run {
  readonly options: RunOptions;
  readonly connection: Connection;
  readonly desk: (write: boolean, signal?: AbortSignal) => Desk;
  readonly isDue: (number: number) => boolean;
  /** Asks one question and keeps what is found. */
  readonly settle: (number: number, check: () => Promise<Answer>) => Promise<void>;
  readonly leftovers: () => readonly Made[];
  /** Whether the user has confirmed writing, and Xero has given the right to. */
  readonly mayWrite: { now: boolean };
  readonly state: () => State;
  readonly save: () => Promise<void>;
}

async function begin(options: RunOptions): Promise<Run> {
  const { service, person, signal } = options;
  const connection = await signIn(options);
  const context = { signal, progress: () => undefined };
  const at = { connectionId: connection.id };
  const all = { ...at, modifiedSince: null, cursor: null };
  const { organisation } = await service.handlers['xero.organisation'](at, context);
  const { items: accounts } = await service.handlers['xero.accounts'](all, context);
  const { items: taxRates } = await service.handlers['xero.taxRates'](all, context);
  const books: Books = { organisation, accounts, taxRates };
  const earlier = options.earlier?.tenantId === connection.externalId ? options.earlier : null;
  const findings = new Map<number, Finding>(earlier?.findings.map((finding) => [finding.number, finding]));
  const made = new Map<string, Made>(earlier?.leftovers.map((one) => [one.xeroId, one]));
  const startedAt = new Date(options.now()).toISOString();
  const state = (): State => ({
    version: 1,
    tenantId: connection.externalId,
    organisation: organisation.name,
    startedAt: earlier?.startedAt ?? startedAt,
    findings: [...findings.values()].toSorted((a, b) => a.number - b.number),
    leftovers: [...made.values()],
  });
  let exchanges: Exchange[] = [];
  let keys = 0;
  // Two runs within a second must not use the same keys.
  const id = `${startedAt.replace(/\D/g, '').slice(4, 12)}-${randomUUID().slice(0, 4)}`;
  const parts = {
    client: service.client,
    connectionId: connection.id,
    person,
    books,
    date: openDay(startedAt.slice(0, 10), [organisation.periodLockDate, organisation.endOfYearLockDate]),
    redirect: options.redirect(),
    reference: (name: string) => `${PREFIX}${id} ${name}`,
    key: () => `check-live-${id}-${String((keys += 1))}`,
    note: (exchange: Exchange) => exchanges.push(exchange),
    keep: (one: Made) => made.set(one.xeroId, one),
    drop: (xeroId: string) => made.delete(xeroId),
    made: () => [...made.values()],
  };
  const isOpen = (number: number) => (findings.get(number)?.verdict ?? 'notAsked') === 'notAsked';
  return {
    options,
    connection,
    desk: (write, own = signal) => createDesk({ ...parts, canWrite: write, signal: own }),
    isDue: (number) => options.only?.has(number) ?? isOpen(number),
    settle: async (number, check) => {
      exchanges = [];
      const found = await check().catch((error: unknown): Answer => {
        if (isStop(error)) throw error;
        // One answer that can't be read mustn't cost the others.
        return { verdict: 'unclear', found: error instanceof Error ? error.message : 'It failed.' };
      });
      findings.set(number, { number, ...found, exchanges });
      const question = options.questions.find((one) => one.number === number);
      person.say(`${String(number)}. ${question?.question ?? ''}\n   ${found.verdict}: ${found.found}`);
      await options.save(state());
    },
    leftovers: () => [...made.values()],
    mayWrite: { now: false },
    state,
    save: async () => await options.save(state()),
  };
}

async function signIn({ service, clientId, person, signal }: RunOptions): Promise<Connection> {
  const context = { signal, progress: () => undefined };
  const { signInId, organisations } = await service.handlers['xero.signIn']({ clientId }, context);
  const names = organisations.map(({ name }, index) => `  ${String(index + 1)}  ${name}`).join('\n');
  const picked =
    organisations.length > 1 ? Number(await person.type(`Which organisation?\n${names}\n`)) - 1 : 0;
  const { tenantId } = organisations[picked] ?? organisations[0] ?? { tenantId: '' };
  const place = { bookId: 'live-check', known: [] };
  const { connection } = await service.handlers['xero.choose']({ signInId, tenantId, ...place }, context);
  return connection;
}

async function readingPhase(run: Run): Promise<void> {
  const desk = run.desk(run.connection.canWrite);
  for (const [number, check] of READING_CHECKS) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    if (run.isDue(number)) await run.settle(number, async () => await check(desk));
  }
}

/** What only a person, or a provider's account, can tell. */
async function askingPhase(run: Run): Promise<void> {
  const { person, questions } = run.options;
  for (const { number, question, now, otherwise, way } of questions) {
    if (!run.isDue(number) || CHECKED.has(number)) continue;
    const ask = async (): Promise<Answer> => {
      if (way === 'never')
        return { verdict: 'notAsked', found: 'Tieout keeps within the limits, so this isn’t provoked.' };
      const place = way === 'elsewhere' ? 'With that provider’s account: is' : 'Is';
      const reply = await person.ask(
        `${question}\n   Tieout: ${now}\n   Otherwise: ${otherwise}\n   ${place} it as Tieout takes it?`,
      );
      if (reply === null) return { verdict: 'notAsked', found: 'Not answered.' };
      return { verdict: reply ? 'asExpected' : 'otherwise', found: person.voice };
    };
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    await run.settle(number, ask);
  }
}

async function writingPhase(run: Run): Promise<void> {
  const { person, questions, service, signal } = run.options;
  const isDue = questions.some(({ number, way }) => way === 'writing' && run.isDue(number));
  if (!isDue && run.leftovers().length === 0) return;
  const reading = run.desk(run.connection.canWrite);
  if ((await saysDemoCompany(reading)) !== true) {
    person.say('Xero doesn’t say that this is a Demo Company, so nothing is written to it.');
    return;
  }
  const { name } = reading.books.organisation;
  const typed = await person.type(
    `The rest makes small transfers, payments and documents in “${name}” and takes them out again.\nType the organisation’s name to go on, or nothing to leave it: `,
  );
  if (typed.trim() !== name) {
    person.say('Nothing was written.');
    return;
  }
  if (run.isDue(MISSING_RIGHT)) await run.settle(MISSING_RIGHT, async () => await missingRight(reading));
  const context = { signal, progress: () => undefined };
  const { connection } = await service.handlers['xero.consent'](
    { connectionId: run.connection.id, posting: true },
    context,
  );
  if (!connection.canWrite) {
    person.say('Xero gave no right to write, so nothing was written.');
    return;
  }
  run.mayWrite.now = true;
  await writingChecks(run, run.desk(true));
}

async function writingChecks(run: Run, desk: Desk): Promise<void> {
  for (const [number, check] of ACCOUNT_CHECKS) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    if (run.isDue(number)) await run.settle(number, async () => await check(desk));
  }
  const ground = groundOf(desk);
  for (const [number, check] of [...WRITING_CHECKS, ...PERSON_CHECKS]) {
    if (!run.isDue(number)) continue;
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    await run.settle(number, async () =>
      ground === null
        ? {
            verdict: 'unclear',
            found: 'The organisation lacks a second bank account, an income or an expense account.',
          }
        : await check(desk, ground),
    );
  }
}

/** Payments before what they pay, accounts last. */
const LAST_FIRST: readonly Made['kind'][] = [
  'payment',
  'transfer',
  'bankTransaction',
  'invoice',
  'creditNote',
  'account',
];

/** Takes out what was made, also after a stop: with a signal of its own. What won't go stays in the report. */
async function cleanUp(run: Run): Promise<void> {
  const { person } = run.options;
  const desk = run.desk(true, AbortSignal.timeout(300_000));
  const days = new Set([desk.date, ...run.leftovers().map(({ date }) => date)]);
  for (const day of days) {
    // oxlint-disable-next-line no-await-in-loop -- one day, or few
    const lost = await strays(desk, day).catch(() => []);
    for (const one of lost) if (run.leftovers().every(({ xeroId }) => xeroId !== one.xeroId)) desk.keep(one);
  }
  const all = LAST_FIRST.flatMap((kind) => run.leftovers().filter((one) => one.kind === kind));
  for (const made of all) {
    // oxlint-disable-next-line no-await-in-loop -- in this order
    const refusal = await desk.remove(made).catch((error: unknown) => String(error));
    if (refusal !== '') person.say(`Still in Xero: ${made.kind} “${made.name}”. ${refusal}`);
  }
}

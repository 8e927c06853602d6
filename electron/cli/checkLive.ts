/** `npm run check:live`: walks through docs/check-live.md with a real client id, or with `--sandbox` by itself. See `--help`. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { BridgeError } from '../../shared/bridge.ts';
import { startDemo } from '../sandbox/demo.ts';
import type { Person } from './live/model.ts';
import { automaticPerson, consolePerson } from './live/people.ts';
import { readQuestions } from './live/questions.ts';
import { fromJson, type State, summary, toJson, toMarkdown } from './live/report.ts';
import { runLiveCheck } from './live/run.ts';
import { type LiveSession, openLiveSession, openSandboxSession } from './live/session.ts';
import { openOrPrint } from './serve.ts';

const USAGE = `npm run check:live -- [--client-id ID] [--report FILE] [--only 2,11] [--redact] [--fresh] [--sandbox]
  --client-id  of your app at developer.xero.com; asked for without it
  --report     Markdown; the same name with .json beside it is what a later run goes on from (check-live-report.md)
  --only       these questions, also those that have an answer
  --redact     no ids, e-mail addresses or name of the organisation in the Markdown
  --fresh      forget what an earlier run found
  --sandbox    the demo company on this computer instead of Xero; answers by itself
Reads first. Writes only to what Xero calls a Demo Company, after you have typed its name. Ctrl+C or q stops; what was made is taken out again.`;

const options = {
  'client-id': { type: 'string' },
  report: { type: 'string', default: 'check-live-report.md' },
  only: { type: 'string' },
  redact: { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
  sandbox: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

interface Front {
  readonly session: LiveSession;
  readonly person: Person;
  readonly clientId: string;
  close(): Promise<void>;
}

async function sandboxFront(): Promise<Front> {
  const demo = await startDemo();
  // Nobody wants to wait for a minute that is used up.
  await fetch(`${demo.addresses.control}/limits`, { method: 'POST', body: '{"minute":5000}' });
  const session = await openSandboxSession(demo);
  const person = automaticPerson(demo.addresses.control, demo.ledger().organisation, (text) =>
    console.log(text),
  );
  return { session, person, clientId: demo.addresses.xeroClientId, close: async () => await demo.close() };
}

async function liveFront(given: string | undefined, stop: AbortController): Promise<Front> {
  const person = consolePerson(stop);
  const clientId = given ?? (await person.type('Client id of your app at developer.xero.com: '));
  const session = await openLiveSession(openOrPrint);
  return { session, person, clientId, close: async () => await Promise.resolve(person.close()) };
}

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const questions = readQuestions();
  const only = values.only === undefined ? undefined : new Set(values.only.split(',').map(Number));
  const json = `${values.report.replace(/\.md$/, '')}.json`;
  const earlier = values.fresh || values.sandbox ? null : await earlierState(json);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
  const front = values.sandbox ? await sandboxFront() : await liveFront(values['client-id'], stop);
  const save = async (state: State) => {
    await writeWhole(json, toJson(state, values.redact));
    await writeWhole(values.report, toMarkdown(state, questions, values.redact));
  };
  try {
    const { session, person, clientId } = front;
    const { service, redirect } = session;
    const run = { service, redirect, person, clientId, questions, only, earlier, save };
    const state = await runLiveCheck({ ...run, now: Date.now, signal: stop.signal });
    console.log(`\n${summary(state)}. The report is in ${values.report}.`);
  } finally {
    await front.close();
  }
}

async function earlierState(path: string): Promise<State | null> {
  return await readFile(path, 'utf8').then(fromJson, () => null);
}

/** A run that is killed leaves the report of the question before. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof BridgeError || error instanceof Error ? error.message : 'The check failed.');
  process.exitCode = 1;
}
process.exit();

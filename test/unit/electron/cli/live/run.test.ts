/** The live check against the demo company, over the real sign-in and the real SDK: every question, a stop, and where nothing may be written. */
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { type Person, Stopped } from '../../../../../electron/cli/live/model.ts';
import { automaticPerson } from '../../../../../electron/cli/live/people.ts';
import { readQuestions } from '../../../../../electron/cli/live/questions.ts';
import { fromJson, type State, toJson, toMarkdown } from '../../../../../electron/cli/live/report.ts';
import { runLiveCheck } from '../../../../../electron/cli/live/run.ts';
import { openSandboxSession } from '../../../../../electron/cli/live/session.ts';
import { type RunningDemo, startDemo } from '../../../../../electron/sandbox/demo.ts';

const PORTS = [48411, 48412];
let demo: RunningDemo | null = null;
afterEach(async () => {
  await demo?.close();
  demo = null;
});

const control = async (path: string, body: unknown) => {
  const reply = await fetch(`${demo?.addresses.control ?? ''}/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  expect(reply.status).toBe(200);
};

async function freshDemo(): Promise<RunningDemo> {
  demo = await startDemo();
  await control('redirects', { redirects: PORTS.map((port) => `http://localhost:${String(port)}/callback`) });
  await control('limits', { minute: 5000 });
  return demo;
}

interface Given {
  readonly person?: Partial<Person>;
  readonly earlier?: State;
  readonly only?: ReadonlySet<number>;
}

async function check(on: RunningDemo, { person = {}, earlier, only }: Given = {}) {
  const said: string[] = [];
  const saved: State[] = [];
  const say = (text: string) => said.push(text);
  const state = await runLiveCheck({
    ...(await openSandboxSession(on, PORTS)),
    clientId: on.addresses.xeroClientId,
    person: { ...automaticPerson(on.addresses.control, on.ledger().organisation, say), ...person },
    questions: readQuestions(),
    only,
    earlier: earlier ?? null,
    now: Date.now,
    signal: new AbortController().signal,
    save: async (one) => {
      saved.push(one);
      await Promise.resolve();
    },
  });
  return { state, saved, said: said.join('\n') };
}

const Requests = v.array(v.object({ method: v.string(), path: v.string() }));
async function writesTo(on: RunningDemo): Promise<string[]> {
  const parsed = v.parse(
    v.union([Requests, v.object({ requests: Requests })]),
    await (await fetch(`${on.addresses.control}/requests`)).json(),
  );
  const requests = Array.isArray(parsed) ? parsed : parsed.requests;
  return requests
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api.xro/'))
    .map(({ method, path }) => `${method} ${path}`);
}

/** What stands in the books of what the check made. */
function standing(on: RunningDemo): string[] {
  const { payments, bankTransactions, bankTransfers, invoices } = on.ledger();
  return [...payments, ...bankTransactions, ...bankTransfers, ...invoices]
    .filter(
      (one) =>
        JSON.stringify(one).includes('Tieout check') && !/"(?:DELETED|VOIDED)"/.test(JSON.stringify(one)),
    )
    .map((one) => JSON.stringify(one));
}

describe('the live check', () => {
  it('answers every question against the demo company, and leaves nothing in its books', async () => {
    const on = await freshDemo();
    const { state, saved } = await check(on);
    const questions = readQuestions();
    expect(state.findings.map(({ number }) => number)).toEqual(questions.map(({ number }) => number));
    const others = state.findings.filter(({ verdict }) => verdict !== 'asExpected');
    expect(others.map(({ number, verdict }) => [number, verdict])).toEqual([[38, 'notAsked']]);
    // What calls answer has them with it: what was sent, what came.
    const called = questions.filter(
      ({ way, number }) => (way === 'reading' && number !== 1) || way === 'writing',
    );
    for (const { number } of called) {
      expect({
        number,
        calls: state.findings.find((one) => one.number === number)?.exchanges.length,
      }).not.toEqual({ number, calls: 0 });
    }
    expect(saved.length).toBeGreaterThan(questions.length);
    expect(state.leftovers).toEqual([]);
    expect(standing(on)).toEqual([]);
    const accounts = on.ledger().accounts.filter(({ name }) => name.includes('Tieout check'));
    expect(accounts.every((one) => JSON.stringify(one).includes('ARCHIVED'))).toBe(true);

    const page = toMarkdown(state, questions, false);
    for (const { number } of questions) expect(page).toContain(`\n## ${String(number)}. `);
    expect(page).toContain('→ createBankTransfer');
    expect(`${page}${toJson(state, false)}`).not.toMatch(/eyJ|Bearer (?!error=)/);
    expect(fromJson(toJson(state, false))).toEqual(state);
    const bare = toMarkdown(state, questions, true) + JSON.stringify(fromJson(toJson(state, true))?.findings);
    expect(bare).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|Tallowood Coffee Goods/);
  });

  it('takes out what it made when it is stopped, and goes on from there', async () => {
    const on = await freshDemo();
    const stop = async (): Promise<never> => await Promise.reject(new Stopped());
    const first = await check(on, { person: { please: stop } });
    expect(first.said).toContain('Stopped.');
    const answered = first.state.findings.map(({ number }) => number);
    expect(answered).not.toContain(20);
    expect(answered).toContain(23);
    expect(standing(on).filter((one) => !one.includes('RECEIVE-OVERPAYMENT'))).toEqual([]);
    // Xero deletes no overpayment: it is named, and kept for the next run.
    expect(first.state.leftovers.map(({ name }) => name.split(' ').at(-1))).toEqual(['overpayment']);

    const asked: string[] = [];
    const read = fromJson(toJson(first.state, false));
    const second = await check(on, {
      earlier: read ?? first.state,
      person: { ask: async (question) => await Promise.resolve(asked.push(question) > 0) },
    });
    // Those of a person come last, and two of the screens were left.
    const people = readQuestions().filter(({ way }) => way === 'person' || way === 'elsewhere');
    expect(asked).toHaveLength(people.length + 2);
    expect(second.state.findings).toHaveLength(readQuestions().length);
    expect(second.state.leftovers).toEqual([]);
    expect(standing(on)).toEqual([]);
  });

  it('writes nothing where the name isn’t typed, or where Xero doesn’t call it a Demo Company', async () => {
    const on = await freshDemo();
    const named = await check(on, { person: { type: async () => await Promise.resolve('yes') } });
    expect(named.said).toContain('Nothing was written.');
    await control('organisation', { isDemoCompany: false });
    const real = await check(on);
    expect(real.said).toContain('doesn’t say that this is a Demo Company');
    expect(await writesTo(on)).toEqual([]);
    const way = new Map(readQuestions().map((question) => [question.number, question.way]));
    expect(real.state.findings.filter(({ number }) => way.get(number) === 'writing')).toEqual([]);
    expect(real.state.findings.filter(({ number }) => way.get(number) === 'reading')).toHaveLength(10);
  });

  it('asks again what is named; no answer leaves a question open', async () => {
    const on = await freshDemo();
    const path = '/api.xro/2.0/BankTransfers';
    await control('faults', { rules: [{ kind: 'status', method: 'GET', path, times: 2 }] });
    const { state } = await check(on, { only: new Set([35]) });
    expect(state.findings).toMatchObject([{ number: 35, verdict: 'unclear' }]);
    const again = await check(on, { only: new Set([35]), earlier: state });
    expect(again.state.findings).toMatchObject([{ number: 35, verdict: 'asExpected' }]);
  });

  it('hears where Xero doesn’t call an OK a change', async () => {
    const on = await freshDemo();
    const please: Person['please'] = async (_, hands) => {
      for (const { path, body } of hands) await control(path, { ...body, silent: true });
      return true;
    };
    const { state } = await check(on, { only: new Set([20, 40]), person: { please } });
    expect(state.findings.map(({ number, verdict }) => [number, verdict])).toEqual([
      [20, 'otherwise'],
      [40, 'asExpected'],
    ]);
    expect(state.leftovers).toEqual([]);
  });

  it('finds and takes out what a lost reply has made', async () => {
    const on = await freshDemo();
    const lost = (path: string) => ({ kind: 'dropAfter', method: 'PUT', path: `/api.xro/2.0/${path}` });
    await control('faults', {
      rules: ['Accounts', 'BankTransactions', 'Payments', 'BankTransfers'].map(lost),
    });
    const { state } = await check(on);
    expect(state.findings.filter(({ verdict }) => verdict === 'unclear').length).toBeGreaterThan(1);
    expect(state.leftovers).toEqual([]);
    expect(standing(on)).toEqual([]);
  });
});

/**
 * Xero as far as sending needs it, for fault schedules only: it remembers answers by idempotency key for six minutes,
 * creates what is asked again after that, and can lose a request or a reply, refuse, limit or be unreachable.
 */
import {
  BridgeError,
  type Method,
  type Params,
  parseParams,
  parseResult,
  type Result,
} from '../../../../../shared/bridge.ts';
import type { Draft, RemovalDraft, WrittenDraft } from '../../../../../shared/posting/model.ts';
import type { BridgeCaller } from '../../../../../renderer/flows/context.ts';

/**
 * What happens to one call. `dropBefore` loses the request, `dropAfter` the reply. `late` loses the reply and takes effect
 * only after the look-up that follows; `half` loses the reply too, and has made one half of the objects by then.
 * `twice` delivers the request two times; `twiceLost` too, the second time later, and loses both replies. `serverError` is
 * an error that Xero keeps under the key; `errorAfter` one that is answered although the objects were made. `signedOut` is a
 * token that Xero turns down.
 */
export const FAULTS = [
  'none',
  'dropBefore',
  'dropAfter',
  'late',
  'half',
  'twice',
  'twiceLost',
  'limited',
  'offline',
  'refuseOne',
  'serverError',
  'errorAfter',
  'signedOut',
] as const;
export type Fault = (typeof FAULTS)[number];

const KEY_LIFE_MS = 6 * 60_000;

/** Xero is done with any request by then: what it made is seen by every look-up. */
const LONGEST_LAG_MS = 90_000;

type SendResults = Result<'xero.send'>['results'];

interface Remembered {
  readonly at: number;
  readonly body: string;
  readonly answer: SendResults | 'error';
}

export class XeroDouble {
  /** Everything ever made, in order; deleted ones stay. */
  readonly made: { readonly id: string; readonly draft: Draft; isGone: boolean }[] = [];
  readonly #answers = new Map<string, Remembered>();
  readonly #faults: Fault[];
  readonly #now: () => number;
  #late: (() => void) | null = null;
  #lateSince = 0;
  sends = 0;

  constructor(faults: readonly Fault[], now: () => number) {
    this.#faults = [...faults];
    this.#now = now;
  }

  /** What stands. */
  get objects(): readonly { readonly id: string; readonly draft: Draft }[] {
    return this.made.filter(({ isGone }) => !isGone);
  }

  readonly call: BridgeCaller = async <M extends Method>(name: M, params: Params<M>): Promise<Result<M>> => {
    await Promise.resolve();
    if (name === 'xero.send' || this.#now() > this.#lateSince + LONGEST_LAG_MS) this.#arrive();
    if (name === 'xero.send') return parseResult(name, this.#send(parseParams('xero.send', params)));
    if (name === 'xero.findByReference') {
      const { references, kind, from, to } = parseParams('xero.findByReference', params);
      const wanted = new Set(references);
      const found = this.#find(
        ({ draft }) =>
          draft.kind === kind && wanted.has(draft.reference) && draft.date >= from && draft.date <= to,
      );
      this.#arrive();
      return parseResult(name, found);
    }
    if (name === 'xero.findById') {
      const { xeroIds, kind } = parseParams('xero.findById', params);
      const found = this.#find(({ id, draft }) => draft.kind === kind && xeroIds.includes(id));
      this.#arrive();
      return parseResult(name, found);
    }
    throw new Error(`${name} is not part of sending`);
  };

  #arrive(): void {
    this.#late?.();
    this.#late = null;
  }

  #find(isWanted: (object: { readonly id: string; readonly draft: Draft }) => boolean): unknown {
    const fault = this.#faults.shift() ?? 'none';
    if (fault === 'offline' || fault === 'dropBefore' || fault === 'dropAfter') throw unreachable();
    if (fault === 'signedOut') throw signedOut();
    const found = this.made.filter(isWanted).map(({ id, draft, isGone }) => ({
      reference: draft.reference,
      xeroId: id,
      amount: 'total' in draft ? draft.total : draft.amount,
      status: isGone ? 'DELETED' : 'AUTHORISED',
    }));
    return { found, budget: null };
  }

  #send(params: Params<'xero.send'>): unknown {
    const fault = this.#faults.shift() ?? 'none';
    const lost = new BridgeError({ code: 'offline', message: 'No answer from Xero.', unknownOutcome: true });
    if (params.notAfter < this.#now()) throw tooLate();
    if (fault === 'offline') throw unreachable();
    if (fault === 'signedOut') throw signedOut();
    if (fault === 'limited') {
      throw new BridgeError({
        code: 'rateLimited',
        message: 'Xero’s limit is used up.',
        retryAfterSeconds: 60,
      });
    }
    if (fault === 'dropBefore') throw lost;
    if (fault === 'late') {
      this.#lateSince = this.#now();
      this.#late = () => this.#perform(params, 'none', this.#lateSince);
      throw lost;
    }
    if (fault === 'half') {
      this.#performHalf(params);
      throw lost;
    }
    const answer = this.#perform(params, fault);
    if (fault === 'twice') this.#perform(params, fault);
    if (fault === 'twiceLost') {
      this.#lateSince = this.#now();
      this.#late = () => this.#perform(params, 'none', this.#lateSince);
    }
    if (['dropAfter', 'errorAfter', 'twiceLost'].includes(fault) || answer === 'error') throw lost;
    return { results: answer, budget: null };
  }

  #performHalf(params: Params<'xero.send'>): void {
    if (this.#answers.has(params.idempotencyKey)) return;
    const { drafts, idempotencyKey } = params;
    const [at, half] = [this.#now(), Math.ceil(drafts.length / 2)];
    this.sends += 1;
    const first = drafts.slice(0, half).map((draft) => this.#create(draft));
    this.#lateSince = at;
    this.#late = () => {
      const answer = [...first, ...drafts.slice(half).map((draft) => this.#create(draft))];
      this.#answers.set(idempotencyKey, { at, body: JSON.stringify(drafts), answer });
    };
  }

  #create(draft: Params<'xero.send'>['drafts'][number]): SendResults[number] {
    const parsed = parseDraft(draft);
    if (parsed.kind === 'removal') return this.#remove(parsed);
    const xeroId = `x${this.made.length}`;
    this.made.push({ id: xeroId, draft: parsed, isGone: false });
    return { outcome: 'created', xeroId };
  }

  #remove({ xeroId, target }: RemovalDraft): SendResults[number] {
    const object = this.made.find(({ id, draft }) => id === xeroId && draft.kind === target);
    if (object === undefined) return { outcome: 'refused', message: 'Could not be found' };
    if (object.isGone) return { outcome: 'refused', message: 'Has already been deleted' };
    object.isGone = true;
    return { outcome: 'removed', xeroId };
  }

  #perform(
    { idempotencyKey, drafts }: Params<'xero.send'>,
    fault: Fault,
    at = this.#now(),
  ): Remembered['answer'] {
    this.sends += 1;
    const body = JSON.stringify(drafts);
    const known = this.#answers.get(idempotencyKey);
    if (known && at - known.at < KEY_LIFE_MS) {
      // As the desktop process says it: not what was made under the key, so it must be looked for.
      return known.body === body ? known.answer : 'error';
    }
    const answer: Remembered['answer'] =
      fault === 'serverError'
        ? 'error'
        : drafts.map((draft, index) => {
            if (fault === 'refuseOne' && index === 0) return { outcome: 'refused', message: 'Not today' };
            return this.#create(draft);
          });
    this.#answers.set(idempotencyKey, { at, body, answer });
    return answer;
  }
}

function unreachable(): BridgeError {
  return new BridgeError({ code: 'offline', message: 'Xero can’t be reached.' });
}

function signedOut(): BridgeError {
  return new BridgeError({ code: 'unauthorised', message: 'Sign in to Xero again.' });
}

/** As the desktop process says it when a call could not go out in time. */
function tooLate(): BridgeError {
  return new BridgeError({ code: 'rateLimited', message: 'Not sent in time.', detail: 'notAfter' });
}

function parseDraft(draft: Params<'xero.send'>['drafts'][number]): WrittenDraft {
  const [parsed] = parseParams('xero.send', {
    connectionId: 'x',
    idempotencyKey: '12345678',
    notAfter: 0,
    drafts: [draft],
  }).drafts;
  if (parsed === undefined) throw new Error('one draft in, one out');
  return parsed;
}

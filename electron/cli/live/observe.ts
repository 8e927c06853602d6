/** Notes what an operation sends and what comes back, as it goes through the same client as the app's. */
import * as v from 'valibot';
import type { Operation } from '../../xero/clientSdk.ts';
import type { Exchange } from './model.ts';
import { withoutSecrets } from '../../host/withoutSecrets.ts';

const LONGEST = 1500;
/** Of a reply's headers, those that a question may turn on. */
const TELLING = /^(?:x-.*(?:limit|remaining).*|x-rate-limit-problem|retry-after|www-authenticate)$/i;

const Reply = v.object({
  status: v.fallback(v.number(), 0),
  headers: v.fallback(v.record(v.string(), v.unknown()), {}),
  data: v.unknown(),
  config: v.fallback(v.object({ method: v.string(), url: v.string() }), { method: '', url: '' }),
});
const Rejection = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    response: v.object({
      statusCode: v.fallback(v.number(), 0),
      body: v.unknown(),
      headers: v.fallback(v.record(v.string(), v.unknown()), {}),
    }),
  }),
);

/** A reply as it came: the body before the library read it. */
export interface Came {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The same operation, told about after each call. */
export function observed(operation: Operation, note: (exchange: Exchange, came: Came) => void): Operation {
  return async (api, tenantId, sdk) => {
    let sent = '';
    const watched = new Proxy(api, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...args: readonly unknown[]): unknown => {
          sent = `${String(name)} ${args.slice(1).flatMap(textOf).join(' ')}`.trim();
          const result: unknown = Reflect.apply(member, target, args);
          return result;
        };
      },
    });
    const tell = (came: Came) => {
      note({ sent: short(sent), status: came.status, came: short(describe(came)) }, came);
    };
    try {
      const answer = await operation(watched, tenantId, sdk);
      const { status, headers, data } = v.parse(Reply, Object(answer.response));
      tell({ status, headers: texts(headers), body: data });
      return answer;
    } catch (rejection) {
      const parsed = v.safeParse(Rejection, rejection);
      const { statusCode, body, headers } = parsed.success
        ? parsed.output.response
        : { statusCode: 0, body: 'no answer', headers: {} };
      tell({ status: statusCode, headers: texts(headers), body });
      throw rejection;
    }
  };
}

function textOf(argument: unknown): string[] {
  if (argument === undefined || argument === null) return [];
  return [typeof argument === 'string' ? argument : (JSON.stringify(argument) ?? '')];
}

function texts(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const told = Object.entries(headers).filter(([name]) => TELLING.test(name));
  return Object.fromEntries(told.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function describe({ headers, body }: Came): string {
  const told = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
  return [...told, text].join('\n');
}

function short(text: string): string {
  const clean = withoutSecrets(text);
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)} … (${String(clean.length)} characters)` : clean;
}

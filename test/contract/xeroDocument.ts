/** What the official document says about requests that were made and the replies to them; its known gaps are listed here, each with its reason. */
import { headerOf } from './json.ts';
import type { OpenApi } from './openApi.ts';
import type { Recorded } from './xeroRig.ts';

/** Requests that are right although the document as written refuses them. */
const GAPS: readonly {
  readonly method: string;
  readonly path: RegExp;
  readonly problem: RegExp;
  readonly why: string;
}[] = [
  {
    method: 'POST',
    path: /^\/BankTransactions$/,
    problem: /must have required property '(?:Type|LineItems|BankAccount)'/,
    why: 'Of a bank transaction that is deleted Xero wants its id and status alone; the schema is that of a new one.',
  },
];

/** Problems of a request by the document, without its known gaps. */
export function requestProblems(spec: OpenApi, request: Omit<Recorded, 'reply'>): string[] {
  const { method, path, query, body, headers } = request;
  const found = [
    ...spec.address(method, path, headers),
    ...spec.query(method, path, query),
    ...(method === 'GET' || method === 'DELETE' ? [] : spec.request(method, path, JSON.parse(body))),
    ...mediaProblems(request),
  ];
  const gaps = GAPS.filter((gap) => gap.method === method && gap.path.test(path));
  return found.filter((problem) => !gaps.some((gap) => gap.problem.test(problem)));
}

/** Without these Xero answers in XML, or reads none. */
function mediaProblems({ method, path, headers }: Omit<Recorded, 'reply'>): string[] {
  const accept = headerOf(headers, 'accept');
  const type = headerOf(headers, 'content-type');
  return [
    ...(accept.includes('application/json') ? [] : [`${method} ${path} accepts ${accept}`]),
    ...(method === 'GET' || method === 'DELETE' || type.startsWith('application/json')
      ? []
      : [`${method} ${path} sends ${type}`]),
  ];
}

/** Problems of what came back; a reply that never came, or wasn't JSON, has none. */
export function replyProblems(spec: OpenApi, { method, path, reply }: Recorded): readonly string[] {
  if (reply === null || reply.status === 304) return [];
  let body: unknown;
  try {
    body = JSON.parse(reply.body);
  } catch {
    return [];
  }
  return spec
    .reply(method, path, reply.status, body)
    .map((problem) => `${method} ${path} ${reply.status}: ${problem}`);
}

/** Both, of everything that was sent; each once. */
export function problemsOf(spec: OpenApi, recorded: readonly Recorded[]): string[] {
  const all = recorded.flatMap((one) => [...requestProblems(spec, one), ...replyProblems(spec, one)]);
  return [...new Set(all)];
}

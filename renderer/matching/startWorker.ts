/** Starts the workers. The content policy lets scripts come from one named policy only: the workers' own addresses. */
// oxlint-disable-next-line import/default -- made by the bundler
import matching from '../workers/matching.ts?worker&url';
// oxlint-disable-next-line import/default -- made by the bundler
import report from '../workers/report.ts?worker&url';

/** What the browser has of trusted types: a trusted address stands where a text would. */
interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
}

declare global {
  // oxlint-disable-next-line no-var -- how a global is declared
  var trustedTypes: TrustedTypes | undefined;
}

const own = new Set([matching, report]);
let trust: ((url: string) => string) | null = null;

/** A worker's address, trusted; the policy's name can be taken only once. */
function trusted(address: string): string {
  const allow = (url: string) => {
    if (!own.has(url)) throw new TypeError('Only the workers’ own scripts are allowed.');
    return url;
  };
  if (trust === null) {
    const policy = globalThis.trustedTypes?.createPolicy('tieout-worker', { createScriptURL: allow });
    trust = policy === undefined ? allow : (url) => policy.createScriptURL(url);
  }
  return trust(address);
}

/** A new matching worker; throws where the browser has none or refuses it. */
export function startMatchingWorker(): Worker {
  return new Worker(trusted(matching), { type: 'module', name: 'matching' });
}

/** A new worker that makes the files of a report; throws where the browser has none or refuses it. */
export function startReportWorker(): Worker {
  return new Worker(trusted(report), { type: 'module', name: 'report' });
}

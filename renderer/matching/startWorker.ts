/** Starts the matching worker. The content policy lets scripts come from one named policy only: this worker's own address. */
// oxlint-disable-next-line import/default -- made by the bundler
import address from '../workers/matching.ts?worker&url';

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

let trusted: string | null = null;

/** The worker's address, trusted once: a policy's name can be taken only once. */
function trustedAddress(): string {
  const allow = (url: string) => {
    if (url !== address) throw new TypeError('Only the matching worker’s own script is allowed.');
    return url;
  };
  trusted ??=
    globalThis.trustedTypes
      ?.createPolicy('tieout-worker', { createScriptURL: allow })
      .createScriptURL(address) ?? address;
  return trusted;
}

/** A new matching worker; throws where the browser has none or refuses it. */
export function startMatchingWorker(): Worker {
  return new Worker(trustedAddress(), { type: 'module', name: 'matching' });
}

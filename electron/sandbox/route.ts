/** What a sandbox server's part looks like to the HTTP server around it. Synchronous: so a request is one step of its state. */
export interface SandboxRequest {
  /** Upper case. */
  readonly method: string;
  /** Without query, percent-decoded by nobody yet. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Unix milliseconds: the only clock that a route may use. */
  readonly now: number;
}

export interface SandboxReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is; anything else as JSON. */
  readonly body: unknown;
}

/** Answers a request, or null where the path isn't its own. */
export type SandboxRoute = (request: SandboxRequest) => SandboxReply | null;

/** Where a running demo company listens and what opens it. */
export interface SandboxAddresses {
  /** Base of `/identity/connect/authorize`, `/connect/token`, `/connections` and `/api.xro/2.0`. */
  readonly xero: string;
  /** Base of Stripe's `/v1`. */
  readonly stripe: string;
  /** `…/ledger`, `…/requests`, `…/faults`. */
  readonly control: string;
  readonly xeroClientId: string;
  readonly stripeKey: string;
  /** Where the Indonesian marketplace is part of the company: the secret key of its Xendit account. */
  readonly xenditKey?: string;
  /** Where the cafés are part of the company: the access token of their Square account. */
  readonly squareToken?: string;
  /** … and the public id of their own Square application. */
  readonly squareApplicationId?: string;
  /** Where the company's business clients are part of it: the credentials of its Alternative Payments account. */
  readonly alternativePayments?: { readonly clientId: string; readonly clientSecret: string };
}

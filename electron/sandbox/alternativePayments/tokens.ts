/** Who asks: client credentials against tokens that end, each with the scopes of its key. */
import type { SandboxReply, SandboxRequest } from '../route.ts';
import { Refusal } from './refusal.ts';

const RESOURCES = ['payouts', 'payments', 'invoices', 'customers'] as const;
const LACKS = '_no_';

export interface TokenOptions {
  /** `<clientId>_no_<resource>` is the same key without the scope `<resource>:read`. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenSeconds: number;
}

export interface TokenDesk {
  /** Answers `POST /oauth/token`. */
  issue(request: SandboxRequest): SandboxReply;
  /** Throws a 401 refusal for a token that isn't known or has ended, a 403 one where it lacks the resource's scope. */
  demand(request: SandboxRequest, resource: string): void;
  /** Ends all tokens at once. */
  revokeAll(): void;
  issued(): number;
}

interface Grant {
  readonly until: number;
  readonly lacking: readonly string[];
}

/** A desk with no token out. */
export function createTokenDesk(options: TokenOptions): TokenDesk {
  const grants = new Map<string, Grant>();
  let count = 0;
  return {
    issue(request) {
      const lacking = lackingOf(request.headers['authorization'] ?? '', options);
      const form = new URLSearchParams(request.body);
      if (form.get('grant_type') !== 'client_credentials') {
        return { status: 400, body: { error: 'unsupported_grant_type' } };
      }
      count += 1;
      const token = `demo-token-${String(count).padStart(6, '0')}`;
      grants.set(token, { until: request.now + options.tokenSeconds * 1000, lacking });
      return {
        status: 200,
        body: { access_token: token, token_type: 'Bearer', expires_in: options.tokenSeconds },
      };
    },
    demand(request, resource) {
      const token = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
      const grant = grants.get(token);
      if (!grant || grant.until <= request.now)
        throw new Refusal(401, 'unauthorized', 'invalid or expired token');
      if (grant.lacking.includes(resource))
        throw new Refusal(403, 'forbidden', `missing scope ${resource}:read`);
    },
    revokeAll: () => grants.clear(),
    issued: () => count,
  };
}

function lackingOf(authorization: string, { clientId, clientSecret }: TokenOptions): readonly string[] {
  const encoded = /^Basic (.+)$/.exec(authorization)?.[1] ?? '';
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const lacking = id.startsWith(clientId + LACKS)
    ? id.slice(clientId.length + LACKS.length).split(LACKS)
    : [];
  const known = lacking.every((resource) => RESOURCES.some((each) => each === resource));
  const isKey = id === clientId || (lacking.length > 0 && known);
  if (!isKey || secret.join(':') !== clientSecret) {
    throw new Refusal(401, 'invalid_client', 'client authentication failed');
  }
  return lacking;
}

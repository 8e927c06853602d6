/** `/identity/connect/authorize`: the consent page, and what its form leads to. */
import { backTo, consentPage, errorPage } from '../../consentPage.ts';
import type { SandboxReply, SandboxRequest } from '../../route.ts';
import { tokenOf, uuidOf } from '../ids.ts';
import { CODE_MS, type Identity, readScopes } from './model.ts';

interface Question {
  readonly redirectUri: string;
  readonly state: string | null;
  readonly scopes: readonly string[];
  readonly challenge: string;
}

/** GET shows the page; POST grants or cancels and sends the browser back with `code` or `error`, and `state`. */
export function authorize(identity: Identity, request: SandboxRequest): SandboxReply {
  const { query } = request;
  if (query.get('client_id') !== identity.clientId) {
    return errorPage('Unknown app', 'The client id of the request is not registered with the sandbox.');
  }
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!identity.redirects.has(redirectUri)) {
    return errorPage(
      'Invalid redirect_uri',
      `${redirectUri} is not one of the addresses registered for this app.`,
    );
  }
  const question = readQuestion(query, redirectUri);
  if (typeof question === 'string') return backTo(redirectUri, { error: question }, query.get('state'));
  if (request.method === 'GET') {
    const action = `${request.path}?${query.toString()}`;
    return consentPage({
      action,
      account: identity.tenants.length > 1 ? 'an organisation' : identity.tenantName,
      choices: identity.tenants.map(({ tenantId: value, tenantName: name }) => ({ value, name })),
      wish: `Tieout would like to ${wishOf(question.scopes)} this demo organisation.`,
      scopes: question.scopes,
      redirectOrigin: new URL(redirectUri).origin,
      service: 'Xero',
    });
  }
  if (request.method !== 'POST') return { status: 405, body: '' };
  const answer = new URLSearchParams(request.body);
  if (answer.get('decision') !== 'allow')
    return backTo(redirectUri, { error: 'access_denied' }, question.state);
  const choice = answer.get('choice') ?? query.get('choice');
  const chosen = identity.tenants.find(({ tenantId }) => tenantId === choice);
  const code = issueCode(identity, question, (chosen ?? identity).tenantId, request.now);
  return backTo(redirectUri, { code }, question.state);
}

function wishOf(scopes: readonly string[]): string {
  const writes = scopes.some((scope) => scope.startsWith('accounting.') && !scope.endsWith('.read'));
  return writes ? 'read and write in' : 'read';
}

function readQuestion(query: URLSearchParams, redirectUri: string): Question | string {
  if (query.get('response_type') !== 'code') return 'unsupported_response_type';
  const scopes = readScopes(query.get('scope') ?? '');
  if (!scopes) return 'invalid_scope';
  const challenge = query.get('code_challenge') ?? '';
  const good = query.get('code_challenge_method') === 'S256' && /^[\w-]{43}$/.test(challenge);
  return good ? { redirectUri, state: query.get('state'), scopes, challenge } : 'invalid_request';
}

function issueCode(identity: Identity, question: Question, tenantId: string, now: number): string {
  identity.counter += 1;
  const code = tokenOf(identity.tenantId, 'code', identity.counter);
  for (const scope of question.scopes) identity.allowed.add(scope);
  const grant = {
    id: uuidOf(identity.tenantId, 'grant', identity.counter),
    authEventId: uuidOf(identity.tenantId, 'authEvent', identity.counter),
    clientId: identity.clientId,
    tenantId,
    scopes: [...identity.allowed],
  };
  const { redirectUri, challenge } = question;
  identity.codes.set(code, { grant, redirectUri, challenge, expires: now + CODE_MS });
  return code;
}

import { describe, expect, it } from 'vitest';
import { isPermission, toBridgeError } from '../../../../electron/xero/clientErrors.ts';
import { XeroFailure } from '../../../../electron/xero/clientSdk.ts';

const read = { write: false, scope: 'accounting.payments', aborted: false };
const write = { ...read, write: true };
const failure = (status: number, body: unknown = {}, headers = {}) => new XeroFailure(status, body, headers);

describe('Xero errors', () => {
  it('a write without an answer has an unknown outcome, unless it never left', () => {
    expect(toBridgeError(failure(0, 'socket hang up'), write).data).toMatchObject({
      code: 'offline',
      unknownOutcome: true,
    });
    for (const body of ['connect ECONNREFUSED 127.0.0.1:1', 'getaddrinfo ENOTFOUND api.xero.com']) {
      expect(toBridgeError(failure(0, body), write).data).toMatchObject({
        code: 'offline',
        unknownOutcome: false,
      });
    }
    for (const body of ['read EHOSTUNREACH', 'write ENETUNREACH 10.0.0.1:443', 'read ECONNRESET']) {
      expect(toBridgeError(failure(0, body), write).data.unknownOutcome).toBe(true);
    }
    // A conflict may be with the first call of the same key, still at work.
    expect(toBridgeError(failure(409), write).data).toMatchObject({ code: 'provider', unknownOutcome: true });
    expect(toBridgeError(failure(0, 'timeout of 1ms exceeded'), read).data.unknownOutcome).toBe(false);
    expect(toBridgeError(failure(0, 'canceled'), { ...write, aborted: true }).data).toMatchObject({
      code: 'cancelled',
      unknownOutcome: true,
    });
    expect(toBridgeError(failure(502), write).data).toMatchObject({ code: 'provider', unknownOutcome: true });
    expect(toBridgeError(failure(503), read).data.retryAfterSeconds).toBe(300);
    expect(toBridgeError(new Error('bug'), write).data).toMatchObject({
      code: 'internal',
      unknownOutcome: true,
    });
  });

  it('says in Xero’s words what was refused', () => {
    const body = {
      ErrorNumber: 10,
      Type: 'ValidationException',
      Message: 'A validation exception occurred',
      Elements: [
        { ValidationErrors: [{ Message: 'Payment amount exceeds the amount outstanding on this document' }] },
        { ValidationErrors: [{ Message: 'Payment amount exceeds the amount outstanding on this document' }] },
      ],
    };
    expect(toBridgeError(failure(400, body), write).data).toMatchObject({
      code: 'validation',
      detail: 'Payment amount exceeds the amount outstanding on this document',
      unknownOutcome: false,
    });
    // Another request of the last minutes bears the key: what it made is looked for.
    const inUse = {
      Type: 'IdempotencyException',
      Message: "The Idempotency-Key 'k' was used with a different request",
    };
    expect(toBridgeError(failure(400, inUse), write).data).toMatchObject({
      code: 'provider',
      unknownOutcome: true,
    });
    expect(toBridgeError(failure(400, 'nonsense'), read).data.message).toContain('gave no reason');
  });

  it('tells a missing right from a dead token and from a disconnected organisation', () => {
    const missing = failure(401, { Title: 'Unauthorized', Detail: 'AuthorizationUnsuccessful' });
    expect(isPermission(missing)).toBe(true);
    expect(toBridgeError(missing, read).data).toMatchObject({
      code: 'permission',
      detail: 'accounting.payments',
    });
    expect(isPermission(failure(401, {}, { 'www-authenticate': 'insufficient_scope' }))).toBe(true);
    expect(toBridgeError(failure(401, { Detail: 'TokenExpired' }), read).data.code).toBe('unauthorised');
    expect(toBridgeError(failure(403, { Detail: 'AuthenticationUnsuccessful' }), read).data.code).toBe(
      'unauthorised',
    );
    expect(toBridgeError(failure(403, { Detail: 'Forbidden' }), read).data.code).toBe('permission');
  });

  it('never has a token in it', () => {
    const problem = toBridgeError(failure(500, { a: 1 }, { authorization: 'Bearer at_secret' }), write);
    expect(JSON.stringify(problem.data) + problem.message + String(problem.stack)).not.toContain('at_secret');
  });
});

/** Errors of Square: a list with category, code and detail. */
import type { SandboxReply } from '../route.ts';

/** A refusal on its way to becoming a reply: thrown inside the route, never past it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly status: number,
    readonly category: string,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** The reply for a refusal. */
export function refusalReply({ status, category, code, message }: Refusal): SandboxReply {
  return { status, body: { errors: [{ category, code, detail: message }] } };
}

export const notFound = (detail: string) => new Refusal(404, 'INVALID_REQUEST_ERROR', 'NOT_FOUND', detail);
export const badRequest = (detail: string) =>
  new Refusal(400, 'INVALID_REQUEST_ERROR', 'BAD_REQUEST', detail);

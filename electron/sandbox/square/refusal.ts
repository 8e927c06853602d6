/** Errors of Square: a list with category, code and detail. */
import * as v from 'valibot';
import type { SandboxReply, SandboxRequest } from '../route.ts';

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
export const unauthorized = (detail: string) =>
  new Refusal(401, 'AUTHENTICATION_ERROR', 'UNAUTHORIZED', detail);

/** The JSON body of a request; throws a 400 refusal for another shape. */
export function parsedBody<S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  { body }: SandboxRequest,
): v.InferOutput<S> {
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), body);
  if (found.success) return found.output;
  throw badRequest('The request body is not what was expected.');
}

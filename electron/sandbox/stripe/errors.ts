/** Stripe's error bodies. */
import type { SandboxReply } from '../route.ts';

/** A refusal on its way to becoming a reply: thrown inside the route, never past it. */
export class StripeRefusal extends Error {
  override readonly name = 'StripeRefusal';

  constructor(
    readonly status: number,
    message: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** The reply for a refusal. */
export function refusalReply(refusal: StripeRefusal): SandboxReply {
  const error = { message: refusal.message, type: 'invalid_request_error', ...refusal.fields };
  return {
    status: refusal.status,
    headers: { 'stripe-should-retry': 'false', ...refusal.headers },
    body: { error },
  };
}

function docs(code: string): { code: string; doc_url: string } {
  return { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` };
}

/** 404 for an id that doesn't exist; 400 where the id came in a parameter of a list. */
export function noSuch(what: string, id: string, param: string, status = 404): StripeRefusal {
  return new StripeRefusal(status, `No such ${what}: '${id}'`, { ...docs('resource_missing'), param });
}

/** 400 for a parameter that the endpoint doesn't take. */
export function unknownParameter(param: string): StripeRefusal {
  return new StripeRefusal(400, `Received unknown parameter: ${param}`, {
    ...docs('parameter_unknown'),
    param,
  });
}

/** 400 for a parameter's value; `code` where Stripe gives one. */
export function badParameter(param: string, message: string, code = ''): StripeRefusal {
  return new StripeRefusal(400, message, code === '' ? { param } : { ...docs(code), param });
}

/** 404 for a path or method that isn't Stripe's, or that the demo company doesn't have. */
export function unrecognised(method: string, path: string): StripeRefusal {
  return new StripeRefusal(
    404,
    `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  );
}

/** 429. `reason` is what Stripe puts in `Stripe-Rate-Limited-Reason`. */
export function rateLimited(reason: string): StripeRefusal {
  return new StripeRefusal(
    429,
    'Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits.',
    docs('rate_limit'),
    { 'stripe-rate-limited-reason': reason, 'retry-after': '1' },
  );
}

/** What `services.ts` takes from this room. */
import type { XeroHandlers } from './bridgeMethods.ts';
import { type XeroDeps, createXeroService } from './service.ts';

export { createXeroService } from './service.ts';
export type { XeroDeps, XeroService } from './service.ts';

/**
 * The `xero.*` handlers of a service of their own. Where the demo's sign-in or disconnecting is needed too, take
 * `createXeroService` and its `handlers` instead: limits and sign-ins are kept per service.
 */
export function createXeroHandlers(deps: XeroDeps): XeroHandlers {
  return createXeroService(deps).handlers;
}

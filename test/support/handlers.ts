/** Bridge handlers for tests of the hosts: those given, and for every other method one that says it has no part in the test. */
import { BridgeError } from '../../shared/bridge.ts';
import type { Handlers } from '../../electron/ipc/contract.ts';

const absent = (): Promise<never> =>
  Promise.reject(new BridgeError({ code: 'notFound', message: 'Not part of this test.' }));

const none: Handlers = {
  'app.info': absent,
  'app.openExternal': absent,
  'app.tray': absent,
  'connections.list': absent,
  'connections.remove': absent,
  'demo.open': absent,
  'demo.bankFiles': absent,
  'demo.providerFiles': absent,
  'xero.signIn': absent,
  'xero.choose': absent,
  'xero.consent': absent,
  'xero.organisation': absent,
  'xero.currencies': absent,
  'xero.accounts': absent,
  'xero.contacts': absent,
  'xero.invoices': absent,
  'xero.creditNotes': absent,
  'xero.taxRates': absent,
  'xero.tracking': absent,
  'xero.ledgerItems': absent,
  'xero.budget': absent,
  'xero.send': absent,
  'xero.createAccount': absent,
  'xero.findByReference': absent,
  'xero.findById': absent,
  'square.signIn': absent,
  'square.pasteAnswer': absent,
  'square.choose': absent,
  'square.locations': absent,
  'square.chooseLocations': absent,
  'stripe.connect': absent,
  'square.connect': absent,
  'xendit.connect': absent,
  'alternativePayments.connect': absent,
  'provider.payouts': absent,
  'provider.payoutsById': absent,
  'provider.entries': absent,
  'provider.balance': absent,
  'provider.accounts': absent,
  'provider.addAccount': absent,
};

/** `some` over handlers that reject with `notFound`. */
export function handlersWith(some: Partial<Handlers>): Handlers {
  return { ...none, ...some };
}

/** What the app wrote into the sandbox's books, told by the references that only it gives. */
import { isOurReference } from '../../shared/posting/references.ts';
import type { LedgerObject, LedgerReport } from '../../electron/sandbox/xero/report.ts';

/** Documents, payments, bank transactions and transfers that stand and carry a reference of the app's. */
export function objectsIn(ledger: LedgerReport): readonly LedgerObject[] {
  return [...ledger.invoices, ...ledger.payments, ...ledger.bankTransactions, ...ledger.bankTransfers].filter(
    (object) => object.status !== 'DELETED' && object.status !== 'VOIDED' && isOurReference(object.reference),
  );
}

/** References that more than one of the objects carry. */
export function doubled(objects: readonly LedgerObject[]): readonly string[] {
  const seen = new Set<string>();
  return objects.flatMap(({ reference }) => {
    if (seen.has(reference)) return [reference];
    seen.add(reference);
    return [];
  });
}

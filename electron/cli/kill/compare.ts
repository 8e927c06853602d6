/** Two ledgers held against each other, object by object. What only says when or by whom it was made doesn't count. */
import { canonicalJson } from '../../../shared/ids.ts';
import { isOurReference } from '../../../shared/posting/references.ts';
import type { LedgerObject, LedgerReport } from '../../sandbox/xero/report.ts';

export interface Difference {
  /** References that the undisturbed run made and this one didn't. */
  readonly lost: readonly string[];
  /** References with more objects than the undisturbed run made, those it never made included. */
  readonly doubled: readonly string[];
  /** What is there as often as it should be, but not the same; accounts and invoices too. */
  readonly differing: readonly string[];
}

/** What differs between a ledger and that of an undisturbed run. */
export function compareLedgers(expected: LedgerReport, actual: LedgerReport): Difference {
  const wanted = byReference(expected);
  const found = byReference(actual);
  const references = [...new Set([...wanted.keys(), ...found.keys()])].toSorted();
  const lost: string[] = [];
  const doubled: string[] = [];
  const differing: string[] = [];
  for (const reference of references) {
    const [want, have] = [wanted.get(reference) ?? [], found.get(reference) ?? []];
    if (have.length < want.length) lost.push(reference);
    else if (have.length > want.length) doubled.push(reference);
    else if (want.join('\n') !== have.join('\n')) differing.push(reference);
  }
  return { lost, doubled, differing: [...differing, ...otherDifferences(expected, actual)] };
}

/** References of the objects of ours that stand in a ledger. */
export function ourReferences(ledger: LedgerReport): readonly string[] {
  return ourObjects(ledger).map(({ object }) => object.reference);
}

function ourObjects(ledger: LedgerReport): { kind: string; object: LedgerObject }[] {
  const { payments, bankTransactions, bankTransfers } = ledger;
  return Object.entries({ payments, bankTransactions, bankTransfers }).flatMap(([kind, objects]) =>
    objects
      .filter((object) => object.status !== 'DELETED' && isOurReference(object.reference))
      .map((object) => ({ kind, object })),
  );
}

function byReference(ledger: LedgerReport): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { kind, object } of ourObjects(ledger)) {
    const { id: _id, ...rest } = object;
    const texts = [...(found.get(object.reference) ?? []), canonicalJson({ kind, ...rest })];
    found.set(object.reference, texts.toSorted());
  }
  return found;
}

/** Accounts, invoices and contacts: whatever our objects did to them. */
function otherDifferences(expected: LedgerReport, actual: LedgerReport): string[] {
  const [want, have] = [othersOf(expected), othersOf(actual)];
  const names = [...new Set([...want.keys(), ...have.keys()])].toSorted();
  return names.filter((name) => want.get(name) !== have.get(name));
}

function othersOf(ledger: LedgerReport): Map<string, string> {
  const accounts = ledger.accounts.map(({ code, accountId, balance, baseBalance, entries }) => {
    const lines = entries.map(({ sourceId: _id, ...line }) => canonicalJson(line)).toSorted();
    return [`account ${code || accountId}`, canonicalJson([balance, baseBalance, lines])] as const;
  });
  const invoices = ledger.invoices.map(
    (invoice) => [`invoice ${String(invoice['number'])}`, canonicalJson({ ...invoice })] as const,
  );
  const contacts = ledger.contacts.map((one) => [`contact ${one.name}`, one.status] as const);
  const totals = ['totals', canonicalJson({ ...ledger.totals })] as const;
  return new Map([...accounts, ...invoices, ...contacts, totals]);
}

/** What the check made and doesn't know of, because a reply was lost or the run was killed: found in Xero by its name. */
import type { PlainDate } from '../../../shared/dates.ts';
import { type Operation, reads } from '../../xero/clientSdk.ts';
import { dateLiteral } from '../../xero/find.ts';
import { type Desk, type Made, SCOPES } from './desk.ts';
import { elements, ID_FIELDS, textAt } from './replies.ts';

/** Begins everything that any run of the check makes. */
export const PREFIX = 'Tieout check ';

const GONE = new Set(['DELETED', 'VOIDED', 'ARCHIVED']);

type Kind = Exclude<Made['kind'], 'account'>;

function listOf(kind: Kind, where: string): Operation {
  const query = { since: undefined, page: 1, where };
  if (kind === 'payment') return reads.payments(query);
  if (kind === 'bankTransaction') return reads.bankTransactions(query);
  if (kind === 'transfer') return reads.transfers(query);
  return kind === 'invoice' ? reads.invoices(query) : reads.creditNotes(query);
}

/** Its name on the screens: its reference, or what its one line says (an overpayment has no reference). */
function nameOf(wire: ReturnType<typeof elements>[number]): string {
  const line = textAt(elements({ body: wire }, 'LineItems')[0], 'Description');
  return (
    [textAt(wire, 'Reference'), textAt(wire, 'Name'), line].find((name) => name.startsWith(PREFIX)) ?? ''
  );
}

/** Everything of that day that any run made and that is still there, and such accounts. */
export async function strays(desk: Desk, date: PlainDate): Promise<Made[]> {
  const where = `Date>=${dateLiteral(date)} AND Date<=${dateLiteral(date)}`;
  const found: Made[] = [];
  for (const kind of ['payment', 'bankTransaction', 'transfer', 'invoice', 'creditNote'] as const) {
    const [list, field] = ID_FIELDS[kind];
    // oxlint-disable-next-line no-await-in-loop -- five calls, within Xero's limits
    const called = await desk.call(listOf(kind, where), SCOPES[kind]);
    for (const wire of elements(called, list)) {
      const name = nameOf(wire);
      const isOurs = name !== '' && !GONE.has(textAt(wire, 'Status'));
      if (isOurs) found.push({ kind, xeroId: textAt(wire, field), name, date });
    }
  }
  const accounts = elements(await desk.call(reads.accounts(undefined), 'settings'), 'Accounts');
  for (const wire of accounts) {
    const name = nameOf(wire);
    if (name !== '' && !GONE.has(textAt(wire, 'Status')))
      found.push({ kind: 'account', xeroId: textAt(wire, 'AccountID'), name, date });
  }
  return found;
}

/** What can be done about a finding. Data only: screens offer it, flows do it. */
import { addDays, type PlainDate, plainDate } from '../../dates.ts';
import { findingKey } from './finding.ts';
import type { PostingPlan, PostingProblem } from '../model.ts';

export type Fix =
  /** Another account, tax type, option or contact is chosen for the provider account. */
  | { readonly kind: 'openMapping'; readonly mappingKey: string }
  /** What is locked is posted on the first open day. */
  | { readonly kind: 'moveDate'; readonly lockedTo: PlainDate; readonly open: PlainDate }
  /** What is in the books counts as posted. */
  | { readonly kind: 'takeOver' }
  /** The deposit is booked by someone else: the whole plan counts as done, nothing is posted. */
  | { readonly kind: 'postedElsewhere' }
  /** This charge pays no invoice: it is a sale. */
  | { readonly kind: 'asSale'; readonly entryId: string }
  | { readonly kind: 'chooseInvoice'; readonly entryId: string }
  /** The books are read again: what is missing may be there by now. */
  | { readonly kind: 'refreshBooks' }
  | { readonly kind: 'openInXero'; readonly page: 'bankTransaction' | 'invoice'; readonly id: string }
  /** Nothing to do but to wait for the provider. */
  | { readonly kind: 'waitFor' }
  | { readonly kind: 'postAnyway'; readonly finding: string };

type About = Pick<PostingPlan, 'mappingKey' | 'lineKeys'>;
type FixesOf = (problem: PostingProblem, plan: About) => readonly Fix[];

const openMapping: FixesOf = (_problem, { mappingKey }) => [{ kind: 'openMapping', mappingKey }];
const refresh: Fix = { kind: 'refreshBooks' };

/** The object that a finding is about, to be looked at in Xero. */
const lookAt: FixesOf = ({ values }) => {
  const id = String(values['xeroId'] ?? '');
  // Xero shows a transfer under the ids of its two sides, which the ledger doesn't tell.
  if (id === '' || values['foundKind'] === 'transfer') return [];
  return [
    { kind: 'openInXero', page: values['foundKind'] === 'invoice' ? 'invoice' : 'bankTransaction', id },
  ];
};

const theInvoice: FixesOf = ({ values }) => {
  const id = String(values['xeroId'] ?? '');
  return id === '' ? [] : [{ kind: 'openInXero', page: 'invoice', id }];
};

const choose: FixesOf = ({ entryId }) => (entryId === '' ? [] : [{ kind: 'chooseInvoice', entryId }]);
const asSale: FixesOf = ({ entryId }) => (entryId === '' ? [] : [{ kind: 'asSale', entryId }]);

const moveDate: FixesOf = ({ values }) => {
  const open = plainDate(String(values['open']));
  return [{ kind: 'moveDate', lockedTo: addDays(open, -1), open }, refresh];
};

/** Taking over needs an object that was found in the ledger. */
const takeOver: FixesOf = ({ values }) =>
  typeof values['xeroId'] === 'string' && values['xeroId'] !== '' && values['elsewhere'] !== 1
    ? [{ kind: 'takeOver' }]
    : [];

const postedElsewhere: FixesOf = (_problem, { lineKeys }) =>
  lineKeys.length === 0 ? [] : [{ kind: 'postedElsewhere' }];

const all =
  (...some: readonly (FixesOf | Fix)[]): FixesOf =>
  (problem, plan) =>
    some.flatMap((one) => (typeof one === 'function' ? one(problem, plan) : [one]));

/** Every kind of finding has something to do. */
const FIXES: Readonly<Record<PostingProblem['code'], FixesOf>> = {
  locked: moveDate,
  yearLocked: moveDate,
  accountMissing: all(openMapping, refresh),
  accountArchived: all(openMapping, refresh),
  accountNotBank: all(openMapping),
  accountControl: all(openMapping),
  currencyMismatch: all(openMapping),
  taxTypeInvalid: all(openMapping, refresh),
  taxTypeMisfit: all(openMapping, refresh),
  taxRateDiffers: all(openMapping, refresh),
  trackingMissing: all(openMapping, refresh),
  contactArchived: all(openMapping, refresh),
  contactMissing: all(refresh),
  mappingIncomplete: all(openMapping),
  invoiceNotFound: all(choose, asSale, refresh),
  invoicePaid: all(choose, refresh),
  invoicePaidBySomeone: all(takeOver, lookAt, choose, refresh),
  invoiceTooSmall: all(choose, refresh),
  invoiceNotAuthorised: all(theInvoice, choose, refresh),
  invoiceCurrency: all(choose, asSale),
  invoiceUnsure: all(choose, asSale),
  linkStale: all(choose, asSale),
  alreadyInBooks: all(takeOver, lookAt),
  differsInBooks: all(lookAt, refresh),
  numberTaken: all(lookAt, openMapping, refresh),
  sameAmountInBooks: all(takeOver, lookAt),
  depositInBooks: all(postedElsewhere, lookAt),
  invoicePaidTwice: all(takeOver, lookAt),
  payoutNamedInBooks: all(lookAt),
  chargeInBooks: all(takeOver, lookAt),
  summaryInBooks: all(lookAt),
  otherComputer: all(lookAt, openMapping, refresh),
  otherActivity: all(lookAt),
  residual: all({ kind: 'waitFor' }),
  unknownEntries: all({ kind: 'waitFor' }),
  unbalanced: all(refresh),
  foreignPayout: all(openMapping),
  // Entered by hand in Xero, the deposit is found and settles the match.
  foreignLine: all(postedElsewhere, refresh),
  invoiceTwoForeign: all(choose, asSale),
  invoiceRate: all(choose, asSale),
  directUntold: all(openMapping),
  documentDiffers: all(openMapping),
};

/** The fixes of a finding, the best first; a warning may always be posted anyway. */
export function fixesOf(problem: PostingProblem, plan: About): readonly Fix[] {
  const fixes = FIXES[problem.code](problem, plan);
  const isOpen = problem.severity === 'warn' && problem.answered !== true;
  return isOpen ? [...fixes, { kind: 'postAnyway', finding: findingKey(problem) }] : fixes;
}

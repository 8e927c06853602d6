/** Taking postings back: sentences of English, part of `en`. */
export const enUndo = {
  'queueState.removed': 'Taken back',
  'queueState.reversed': 'Reversed',
  'queueText.removed': 'This was in Xero and isn’t any more. It may be posted again.',
  'queueText.reversed': 'This is in Xero, and so is an opposite entry. It may be posted again.',
  'activity.undo.queued':
    '{steps, plural, one {# removal} other {# removals}} written down to take back {plans, plural, one {# plan} other {# plans}}.',
  'draft.removal.payment': 'Delete the payment {reference}',
  'draft.removal.bankTransaction': 'Delete the bank transaction {reference}',
  'draft.removal.transfer': 'Delete the transfer {reference}',
  'draft.removal.invoice': 'Void the invoice {reference}',
  'draft.removal.creditNote': 'Void the credit note {reference}',
  'undo.open': 'Take back from Xero…',
  'job.undo': 'Taking back',
  'undo.title': 'Take this back from Xero?',
  'undo.intro': 'This is done in the order below. Afterwards the match may be undone, or posted again.',
  'undo.items': 'What is taken back',
  'undo.calls':
    '{n, plural, =0 {No call to Xero.} one {# call to Xero.} other {# calls to Xero.}} What Xero refuses stays, and is shown.',
  'undo.confirm': '{n, plural, one {Take # object back} other {Take # objects back}}',
  'undo.mode.delete': 'Is deleted',
  'undo.mode.void': 'Is voided',
  'undo.mode.reverse': 'Is set off',
  'undo.mode.gone': 'Gone already',
  'undo.mode.kept': 'Can’t be deleted',
  'undo.why.reconciled':
    'It is reconciled in Xero, and Xero deletes nothing that is. Unreconcile it there (“Unreconcile”, or “Remove & Redo” on the bank line), sync, then take it back.',
  'undo.why.locked':
    'Xero is locked up to {date}. Ask your adviser to move the lock date, or have it set off on the first open day.',
  'undo.why.overpayment':
    'Xero lets no app delete an overpayment. Remove it in Xero and sync; the rest can then be taken back here.',
  'undo.why.paidElsewhere':
    'Something else is paid on this document. Remove that payment in Xero and sync first.',
  'undo.why.partner': 'It stays with its payment or document, which can’t be deleted.',
  'undo.reverse': 'Set off by an opposite entry what can’t be deleted',
  'undo.opposite': 'An opposite entry on {date}: {reference}',
  'undo.held':
    'Nothing is taken back while a part can’t be. Do what it says, or have it set off where that is offered.',
  'undo.problem.nothing': 'Nothing of this is in Xero.',
  'undo.problem.onItsWay':
    '{n, plural, one {# object} other {# objects}} of this may be arriving in Xero. Post first, so that Tieout asks Xero about them.',
  'undo.problem.undoing':
    '{n, plural, one {# object is} other {# objects are}} being taken back already. Post to go on with that.',
  'undo.problem.isUndo': 'What was taken back is posted again from the queue.',
  'undo.problem.later':
    '{n, plural, one {# later posting stands} other {# later postings stand}} on this one, such as the return of this payout. Take that back first.',
  'undo.of': 'Taking back: {what}',
  'undo.busy': 'Postings are being sent right now. Wait until that is done, then take this back.',
  'undo.result':
    '{done, plural, =0 {Nothing was taken back.} one {# object taken back.} other {# objects taken back.}}{refused, plural, =0 {} one { # refused.} other { # refused.}}{left, plural, =0 {} one { # still waits.} other { # still wait.}}',
  'queue.removals': '{n, plural, one {# removal} other {# removals}}',
  'queueState.partly': 'Partly taken back',
  'queueText.partly':
    'Some of this is in Xero, some was taken back. Take back the rest, or post again what is missing.',
  'activity.undo.sent': '{removed, plural, one {# object} other {# objects}} taken back in Xero.',
} as const;

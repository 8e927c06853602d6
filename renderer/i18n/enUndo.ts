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
} as const;

/** Reprendre des écritures : phrases du français, partie de `fr`. */
import type { enUndo } from './enUndo.ts';

export const frUndo: Readonly<Record<keyof typeof enUndo, string>> = {
  'queueState.removed': 'Repris',
  'queueState.reversed': 'Contre-passé',
  'queueText.removed': 'C’était dans Xero et n’y est plus. Cela peut être passé de nouveau.',
  'queueText.reversed': 'C’est dans Xero, avec une écriture contraire. Cela peut être passé de nouveau.',
  'activity.undo.queued':
    '{steps, plural, one {# suppression notée} other {# suppressions notées}} pour reprendre {plans, plural, one {# plan} other {# plans}}.',
  'draft.removal.payment': 'Supprimer le paiement {reference}',
  'draft.removal.bankTransaction': 'Supprimer l’opération bancaire {reference}',
  'draft.removal.transfer': 'Supprimer le virement {reference}',
  'draft.removal.invoice': 'Annuler la facture {reference}',
  'draft.removal.creditNote': 'Annuler l’avoir {reference}',
};

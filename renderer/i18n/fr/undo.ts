/** Reprendre des écritures : phrases du français, partie de `fr`. */
import type { enUndo } from '../en/undo.ts';

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
  'undo.open': 'Reprendre de Xero…',
  'job.undo': 'Reprise',
  'undo.title': 'Reprendre cela de Xero ?',
  'undo.intro':
    'Cela se fait dans l’ordre ci-dessous. Ensuite, le rapprochement peut être annulé, ou passé de nouveau.',
  'undo.items': 'Ce qui est repris',
  'undo.calls':
    '{n, plural, =0 {Aucun appel à Xero.} one {# appel à Xero.} other {# appels à Xero.}} Ce que Xero refuse reste et est indiqué.',
  'undo.confirm': '{n, plural, one {Reprendre # objet} other {Reprendre # objets}}',
  'undo.mode.delete': 'Supprimé',
  'undo.mode.void': 'Annulé',
  'undo.mode.reverse': 'Contre-passé',
  'undo.mode.gone': 'Déjà parti',
  'undo.mode.kept': 'Ne peut être supprimé',
  'undo.why.reconciled':
    'C’est rapproché dans Xero, et Xero ne supprime rien de rapproché. Annulez le rapprochement là-bas (« Unreconcile », ou « Remove & Redo » sur la ligne bancaire), synchronisez, puis reprenez.',
  'undo.why.locked':
    'Xero est verrouillé jusqu’au {date}. Demandez à votre conseiller de déplacer la date, ou faites contre-passer au premier jour ouvert.',
  'undo.why.overpayment':
    'Xero ne laisse aucune application supprimer un trop-perçu. Retirez-le dans Xero et synchronisez ; le reste pourra alors être repris ici.',
  'undo.why.paidElsewhere':
    'Autre chose est payé sur ce document. Retirez d’abord ce paiement dans Xero et synchronisez.',
  'undo.why.partner': 'Cela reste avec son paiement ou son document, qui ne peut être supprimé.',
  'undo.reverse': 'Contre-passer ce qui ne peut être supprimé',
  'undo.opposite': 'Une écriture contraire le {date} : {reference}',
  'undo.held':
    'Rien n’est repris tant qu’une partie ne peut l’être. Faites ce qui est dit, ou faites contre-passer là où c’est proposé.',
  'undo.problem.nothing': 'Rien de cela n’est dans Xero.',
  'undo.problem.onItsWay':
    '{n, plural, one {# objet arrive} other {# objets arrivent}} peut-être dans Xero. Passez d’abord les écritures, pour que Tieout interroge Xero.',
  'undo.problem.undoing':
    '{n, plural, one {# objet est déjà repris} other {# objets sont déjà repris}} en ce moment. Passez les écritures pour continuer.',
  'undo.problem.isUndo': 'Ce qui a été repris se passe de nouveau depuis la file.',
  'undo.problem.later':
    '{n, plural, one {# écriture ultérieure repose} other {# écritures ultérieures reposent}} sur celle-ci, par exemple le retour de ce versement. Reprenez cela d’abord.',
  'undo.of': 'Reprise : {what}',
  'undo.busy': 'Des écritures partent en ce moment. Attendez la fin, puis reprenez.',
  'undo.result':
    '{done, plural, =0 {Rien n’a été repris.} one {# objet repris.} other {# objets repris.}}{refused, plural, =0 {} one { # refusé.} other { # refusés.}}{left, plural, =0 {} one { # attend encore.} other { # attendent encore.}}',
  'queue.removals': '{n, plural, one {# suppression} other {# suppressions}}',
  'queueState.partly': 'Repris en partie',
  'queueText.partly':
    'Une partie est dans Xero, une autre a été reprise. Reprenez le reste, ou passez de nouveau ce qui manque.',
  'activity.undo.sent': '{removed, plural, one {# objet repris} other {# objets repris}} dans Xero.',
};

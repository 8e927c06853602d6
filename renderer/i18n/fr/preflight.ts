/** Constats avant comptabilisation, et ce qu’on peut y faire : partie de `fr`. */
import type { enPreflight } from '../en/preflight.ts';

export const frPreflight: Readonly<Record<keyof typeof enPreflight, string>> = {
  'queueState.held': 'Retenu',
  'queueText.held':
    'Retenu jusqu’à ce que vous disiez quoi faire de chaque constat. Rien n’est envoyé avant.',
  'preflight.findings': 'Constats avant comptabilisation',
  'preflight.answered': 'Vous avez dit de le comptabiliser quand même.',
  'preflight.plans': '{n, plural, one {# plan} other {# plans}}',
  'preflight.asOf': 'Vérifié d’après les livres à {time}.',
  'preflight.asOfOffline': 'Vérifié d’après les livres à {time}. Tout est vérifié à nouveau avant l’envoi.',
  'preflight.never': 'Les livres n’ont jamais été lus en entier. Ils le sont avant tout envoi.',
  'preflight.counting': 'Les données viennent de changer : ce qui sera comptabilisé est recompté.',
  'preflight.reading': 'Nouvelle lecture des livres',
  'preflight.calls':
    'Environ {n, plural, one {# appel} other {# appels}} à Xero : {read} de lecture, {send} d’envoi.',
  'preflight.heldResult':
    '{n, plural, one {# écriture est retenue} other {# écritures sont retenues}} : les livres ont changé depuis. Voyez la file.',
  'preflight.taken':
    '{taken, plural, =0 {Rien n’a été repris.} one {# écriture a été reprise.} other {# écritures ont été reprises.}}{left, plural, =0 {} one { # n’est pas la même à y regarder de près : voyez dans Xero.} other { # ne sont pas les mêmes à y regarder de près : voyez dans Xero.}}',
  'preflight.saidAnyway':
    '{n, plural, one {Vous avez dit de comptabiliser malgré # constat.} other {Vous avez dit de comptabiliser malgré # constats.}}',
  'preflight.saidMove':
    'Ce qui est verrouillé va au premier jour ouvert après le {date}, comme vous l’avez dit.',
  'fix.askAgain': 'Redemander',
  'fix.dontMove': 'Annuler',
  'fix.openMapping': 'Choisir les comptes',
  'fix.moveDate': 'Comptabiliser au {open}',
  'fix.takeOver': 'Le reprendre',
  'fix.takeOverAll': 'Reprendre les {n}',
  'fix.postedElsewhere': 'C’est ce versement : ne pas comptabiliser',
  'fix.asSale': 'Ne paie aucune facture : une vente',
  'fix.chooseInvoice': 'Choisir la facture',
  'fix.refreshBooks': 'Relire les livres',
  'fix.openInXero': 'Voir dans Xero',
  'fix.waitFor': 'Rien à faire ici, sinon synchroniser plus tard : le prestataire doit en dire plus.',
  'fix.postAnyway': 'Comptabiliser quand même',
  'fix.postAnywayAll': 'Comptabiliser les {n} quand même',
  'fix.planAgain': 'Planifier à nouveau',
};

/** Ce que Xero a maintenant de ce qui a été passé, et les appels restants : phrases du français, partie de `fr`. */
import type { enReadBack } from '../en/readBack.ts';

export const frReadBack: Readonly<Record<keyof typeof enReadBack, string>> = {
  'standing.waiting': '{n, plural, one {Attend votre OK dans Xero} other {Attendent votre OK dans Xero (#)}}',
  'standing.reconciled': 'Rapproché dans Xero',
  'standing.there': 'Dans Xero',
  'standing.changed': 'Modifié dans Xero',
  'standing.deleted': 'Supprimé dans Xero',
  'standing.notSeen': 'Passé, pas encore relu',
  'standing.accepted': 'Laissé tel quel dans Xero',
  'standingShort.waiting': 'Attend OK',
  'standingShort.reconciled': 'Rapproché',
  'standingShort.there': 'Dans Xero',
  'standingShort.changed': 'Modifié',
  'standingShort.deleted': 'Supprimé',
  'standingShort.notSeen': 'Passé',
  'standingShort.accepted': 'Laissé tel',
  'standingText.waiting':
    'Xero le propose pour la ligne du relevé bancaire. Cliquez sur OK dans Xero pour rapprocher.',
  'standingText.reconciled':
    'Quelqu’un a cliqué sur OK dans Xero : la ligne bancaire et cette écriture vont ensemble.',
  'standingText.there': 'Tout est dans Xero comme passé. Rien n’est sur un compte bancaire à rapprocher.',
  'standingText.changed':
    'Quelqu’un l’a modifié dans Xero après coup. Dites quelle version vaut ; la preuve montre l’écart.',
  'standingText.deleted':
    'Quelqu’un l’a supprimé dans Xero après coup. Passez-le de nouveau ou laissez-le ainsi ; en attendant, la preuve montre ce qui manque.',
  'standingText.notSeen': 'Xero l’a pris. Synchronisez pour voir où cela en est.',
  'standingText.accepted':
    'Vous l’avez laissé tel quel dans Xero. Ce qu’il enregistrait n’est pas repassé ; la preuve continue de montrer tout écart avec le prestataire.',
  'finding.amount': 'Montant {was} → {now}',
  'finding.date': 'Date : {was} → {now}',
  'finding.account': 'Compte {was} → {now}',
  'finding.reference': 'Référence {was} → {now}',
  'finding.lines': 'Imputé sur {was} → {now}',
  'finding.invoiceVoided': 'Sa facture a été annulée dans Xero',
  'finding.invoicePaid': 'Sa facture indique {now} payés, nos paiements font {was}',
  'finding.empty': 'rien',
  'finding.postAgain': 'Passer de nouveau',
  'finding.leave': 'Laisser tel quel dans Xero',
  'finding.putBack': 'Remettre comme passé',
  'finding.take': 'Prendre la version de Xero',
  'finding.reopen': 'Décider de nouveau',
  'finding.postAgainTitle':
    '{n, plural, one {Passer ceci de nouveau ?} other {Passer ces # écritures de nouveau ?}}',
  'finding.postAgainText':
    'Seul ce qui manque est passé, sous la même référence, après la même vérification dans Xero que toute écriture.',
  'finding.leaveTitle':
    '{n, plural, one {Laisser ceci tel quel dans Xero ?} other {Laisser ces # écritures telles quelles dans Xero ?}}',
  'finding.leaveText':
    'Ce ne sera pas repassé. Si le compte d’attente ne s’accorde plus avec le prestataire, la preuve continue de montrer de combien. Vous pourrez décider de nouveau plus tard.',
  'finding.putBackTitle':
    '{n, plural, one {Remettre ceci comme il a été passé ?} other {Remettre ces # écritures comme elles ont été passées ?}}',
  'finding.putBackText': 'La version de Xero y est supprimée, puis repassée comme Tieout l’avait écrite.',
  'finding.held':
    'C’est rapproché dans Xero : impossible à remettre d’ici. Annulez-y le rapprochement (Remove & Redo), puis synchronisez.',
  'finding.result':
    '{n, plural, =0 {Rien n’a été repassé.} one {# écriture a été repassée.} other {# écritures ont été repassées.}}',
  'finding.freed':
    '{n, plural, one {# écriture est prête dans la file à être repassée.} other {# écritures sont prêtes dans la file à être repassées.}}',
  'finding.kept':
    '{n, plural, one {Laissé tel quel dans Xero.} other {# laissées telles quelles dans Xero.}}',
  'notRepaired.reconciled':
    'C’est rapproché dans Xero. Annulez-y d’abord le rapprochement, puis synchronisez.',
  'notRepaired.locked':
    'Xero est verrouillé jusqu’au {date}. Demandez à votre conseiller de déplacer la date, puis réessayez.',
  'notRepaired.overpayment':
    'Un trop-perçu ne s’annule que dans Xero. Faites-le, puis synchronisez et passez de nouveau.',
  'notRepaired.paidElsewhere':
    'Son document porte dans Xero des paiements qui ne sont pas de Tieout. Retirez-les d’abord.',
  'notRepaired.partner': 'Il va avec une autre écriture que Xero ne supprime pas.',
  'notRepaired.nothing': 'Rien n’en est dans Xero.',
  'notRepaired.onItsWay': 'D’autres écritures de ce plan sont en route. Passez d’abord la file.',
  'notRepaired.undoing': 'Ce plan est déjà en cours de reprise.',
  'notRepaired.isUndo': 'Cette écriture en reprenait une autre. Regardez-la dans Xero et corrigez-la là-bas.',
  'notRepaired.fineNow': 'C’est maintenant dans Xero comme passé. Rien à réparer.',
  'notRepaired.busy': 'Des écritures partent en ce moment. Attendez la fin.',
  'difference.reference': 'référence',
  'difference.lines': 'comptes',
  'difference.invoiceStatus': 'sa facture',
  'difference.invoicePaid': 'ce que sa facture indique payé',
  'activity.xero.deleted': 'Supprimé dans Xero : {reference}, {amount}.',
  'activity.xero.changed': 'Modifié dans Xero : {reference}, {amount} ({what}).',
  'activity.xero.many':
    'Vu dans Xero : {deleted, number} de nos écritures supprimées, {changed, number} modifiées. Voyez la file.',
  'activity.xero.accepted':
    '{n, plural, one {# écriture laissée} other {# écritures laissées}} comme Xero les a.',
  'activity.xero.reopened': '{n, plural, one {# écriture} other {# écritures}} à décider de nouveau.',
  'activity.post.twins':
    'Un autre ordinateur a comptabilisé la même chose au même moment : {removed, number} des nôtres retirées de Xero, {taken, number} reprises, {left, number} encore en double dans Xero.',
  'twins.settled':
    'Un autre ordinateur a comptabilisé la même chose au même moment. {n, plural, one {# écriture y était avant et compte comme faite} other {# écritures y étaient avant et comptent comme faites}} ; rien n’est en double dans Xero.',
  'twins.left':
    '{n, plural, one {# écriture est en double dans Xero, faite par deux ordinateurs, et ne peut être retirée d’ici} other {# écritures sont en double dans Xero, faites par deux ordinateurs, et ne peuvent être retirées d’ici}}. La preuve liste celles qui ne viennent pas de cet ordinateur ; supprimez l’une des deux dans Xero, puis synchronisez.',
  'readBack.title': 'État dans Xero',
  'readBack.open': 'Ouvrir dans Xero',
  'readBack.attention':
    '{n, plural, one {# écriture modifiée ou supprimée dans Xero} other {# écritures modifiées ou supprimées dans Xero}}',
  'queueFilter.label': 'Afficher',
  'queueFilter.all': 'Tout',
  'queueFilter.toPost': 'À passer',
  'queueFilter.attention': 'À regarder',
  'queueFilter.waiting': 'Attend un OK',
  'queueFilter.reconciled': 'Rapproché',
  'queueFilter.none': 'Il ne reste rien ici.',
  'header.callsMinute': '{text} cette minute',
  'header.callsTitle':
    'Ce que Xero accepte encore pour cette organisation : appels aujourd’hui, et cette minute selon sa dernière réponse',
  'post.callsLeft':
    '{n, plural, one {Il reste {left} appel à Xero aujourd’hui.} other {Il reste {left} appels à Xero aujourd’hui.}}',
  'post.tooManyCalls':
    'C’est plus que Xero n’accepte aujourd’hui. Tieout envoie ce qui passe, puis s’arrête ; le reste attend dans la file et partira quand Xero acceptera de nouveau.',
  'post.slowCalls':
    'Xero accepte 60 appels par minute : cela prendra environ {n, plural, one {# minute} other {# minutes}}.',
  'finding.blocked': 'C’est libre d’être repassé, mais quelque chose s’y oppose : voyez la file.',
};

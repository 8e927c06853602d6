/** Ce qui empêche une comptabilisation : phrases françaises, partie de `fr`. */
import type { enProblems } from '../en/problems.ts';

export const frProblems: Readonly<Record<keyof typeof enProblems, string>> = {
  'problem.locked':
    'Xero est verrouillé jusqu’au {date}, sauf pour les conseillers. {count, plural, one {# écriture tombe} other {# écritures tombent}} à cette date ou avant. Comptabilisez au {open}, premier jour ouvert, ou faites déplacer la date de verrouillage.',
  'problem.accountMissing':
    'Le compte {account} n’est plus dans Xero. Choisissez-en un autre sous Connexions.',
  'problem.accountArchived':
    'Le compte {account} est archivé. Rétablissez-le dans Xero, ou choisissez-en un autre sous Connexions.',
  'problem.accountNotBank':
    'Le compte {account} n’est pas un compte bancaire dans Xero. Choisissez-en un autre sous Connexions.',
  'problem.currencyMismatch':
    'Le compte {account} est en {currency}, le versement en {expected}. Choisissez un compte en {expected}.',
  'problem.invoiceNotFound':
    'La facture {invoice} ({amount}) n’est pas dans Xero. Créez-la, puis synchronisez.',
  'problem.invoicePaid':
    'La facture {invoice} est déjà payée : {amount} ne peut pas y être imputé. Vérifiez si un paiement a été saisi deux fois.',
  'problem.invoiceTooSmall':
    'Il ne reste que {due} à payer sur la facture {invoice} ; le paiement est de {amount}.',
  'problem.invoiceNotAuthorised':
    'La facture {invoice} est {status} dans Xero. Approuvez-la, puis synchronisez.',
  'problem.invoiceCurrency':
    'La facture {invoice} est en {currency}, le paiement en {expected}, et il n’a pas été fait en entier en {currency}. Choisissez une autre facture, ou dites que c’est une vente.',
  'problem.invoiceTwoForeign':
    'La facture {invoice} est en {currency}, le paiement est arrivé sur le compte d’attente en {expected}, et les comptes sont tenus en {base}. Xero n’accepte pas de paiement entre deux devises étrangères. Enregistrez celui-ci à la main dans Xero.',
  'problem.invoiceRate':
    'La facture {invoice} est en {currency}, et aucun taux accepté par Xero ne donne les {expected} reçus (taux du prestataire : {rate}). Enregistrez ce paiement à la main dans Xero.',
  'problem.residual':
    '{amount} du versement n’est pas expliqué par ses mouvements. Synchronisez ; si cela persiste, examinez le versement.',
  'problem.unknownEntries':
    '{count, plural, one {# mouvement est d’un type inconnu.} other {# mouvements sont d’un type inconnu.}} Tieout ne devine pas où le mettre.',
  'problem.unbalanced':
    'Les mouvements et la ligne bancaire diffèrent de {amount}. Rien n’est comptabilisé tant qu’ils ne concordent pas.',
  'problem.taxTypeInvalid':
    'Le type de taxe {taxType} n’est pas actif dans Xero. Choisissez-en un autre sous Connexions.',
  'problem.taxRateDiffers':
    'Le taux du type de taxe {taxType} dans Xero n’est pas celui retenu pour ces comptes : le total dans Xero différerait de {amount}. Choisissez à nouveau les types de taxe sous Connexions.',
  'problem.alreadyInBooks':
    'Xero l’a déjà : {reference}, {date}. Le comptabiliser à nouveau le compterait deux fois.',
  'problem.sameAmountInBooks':
    'Xero a déjà {amount} sur ce compte : {reference}, {date}. S’il s’agit du même argent, le comptabiliser le compterait deux fois : vérifiez d’abord dans Xero.',
  'problem.mappingIncomplete': 'Les comptes ne sont pas encore choisis. Choisissez-les sous Connexions.',
  'problem.foreignPayout': 'Le versement est en {currency}, le compte d’attente en {expected}.',
  'problem.foreignLine':
    'Le versement est en {currency}, la ligne bancaire en {expected} : la banque a converti, et Xero n’accepte d’une application aucun virement entre deux devises. Rien n’est comptabilisé. À la main dans Xero : saisissez le contenu du versement sur le compte de compensation, puis virez de là vers le compte bancaire avec les deux montants, {arrives} à l’arrivée.',
  'problem.directUntold':
    'Le prestataire ne dit pas de quoi se compose le versement {payout} : il ne peut pas être comptabilisé sans compte de compensation. Choisissez un autre style de comptabilisation pour ce compte sous Connexions.',
  'problem.documentDiffers':
    'Xero contient déjà {reference}, pour un autre montant que {amount}. Reprenez sous Connexions le style et les options d’alors, ou annulez ce document dans Xero et abandonnez la comptabilisation.',
  'problem.yearLocked':
    'L’exercice est clôturé dans Xero jusqu’au {date}. {count, plural, one {# écriture tombe} other {# écritures tombent}} à cette date ou avant. Comptabilisez au {open}, premier jour ouvert, ou faites déplacer la date de verrouillage par votre conseiller.',
  'problem.accountControl':
    'Le compte {account} est tenu par Xero lui-même : rien ne peut y être imputé. Choisissez-en un autre sous Connexions.',
  'problem.taxTypeMisfit':
    'Le type de taxe {taxType} ne peut pas servir avec le compte {account}. Choisissez un autre type de taxe ou un autre compte sous Connexions.',
  'problem.trackingMissing':
    'L’option de suivi {option} de {name} n’est pas active dans Xero. Choisissez-en une autre sous Connexions, ou rétablissez-la dans Xero.',
  'problem.contactArchived':
    'Le contact {name} est archivé dans Xero : rien de nouveau ne peut y être comptabilisé. Rétablissez-le, ou choisissez-en un autre sous Connexions.',
  'problem.contactMissing': 'Le contact {name} n’est plus dans Xero. Synchronisez, puis examinez la facture.',
  'problem.numberTaken':
    'Le numéro {invoice} appartient à un autre document dans Xero, du {date}, de {amount}. Xero n’accepte aucun numéro deux fois.',
  'problem.differsInBooks':
    'Xero contient autre chose sous notre référence {reference} : {amount} le {date}. La différence : {what}. Rien n’est envoyé tant qu’il n’est pas clair lequel est juste : examinez-le dans Xero.',
  'problem.depositInBooks':
    'Le dépôt semble déjà comptabilisé : {amount} sur {account}, {reference}, {date}. S’il s’agit de ce versement, le comptabiliser le compterait deux fois.',
  'problem.invoicePaidTwice':
    'La facture {invoice} a déjà un paiement de {amount} : {account}, {reference}, {date}. S’il s’agit du même argent, le comptabiliser le compterait deux fois.',
  'problem.invoicePaidBySomeone':
    'La facture {invoice} a été payée par un autre paiement de {amount} sur {account} : {reference}, {date}. Rien n’y est imputé. S’il s’agit du même argent et que c’est le compte d’attente, reprenez-le ; sinon, supprimez-le d’abord dans Xero.',
  'problem.payoutNamedInBooks':
    '{reference} dans Xero, {date}, {amount}, nomme le versement {payout}. Un autre outil l’a peut-être comptabilisé. Si oui, le comptabiliser le compterait deux fois.',
  'problem.chargeInBooks':
    'Le paiement de {name} ({amount}) ne règle aucune facture ouverte, mais quelqu’un a saisi un paiement de ce montant sur le compte d’attente : facture {invoice}, {reference}, {date}. S’il s’agit du même argent, le comptabiliser comme vente le compterait deux fois.',
  'problem.summaryInBooks':
    'La facture {reference} à {name}, {date}, est exactement du montant de ce dépôt : {amount}. Un outil de synthèse l’a peut-être créée pour ce versement. Si oui, le comptabiliser le compterait deux fois.',
  'problem.otherComputer':
    '{reference} dans Xero, {date}, {amount}, a été comptabilisé par Tieout sur un autre ordinateur, pour le versement {payout} et d’une autre façon. Rien n’est envoyé. Choisissez le même style des deux côtés, ou annulez-le là-bas.',
  'problem.otherActivity':
    'Tieout sur un autre ordinateur a comptabilisé des mouvements sur ce compte d’attente : {reference}, {date}, {amount}. Certains sont peut-être aussi dans ce versement. Si oui, les comptabiliser les compterait deux fois.',
  'difference.kind': 'nature',
  'difference.account': 'compte',
  'difference.amount': 'montant',
  'difference.date': 'date',
  'difference.lines': 'comptes des lignes',
  'difference.invoice': 'facture',
  'problem.more': '{n, plural, one {et # autre} other {et # autres}}',
};

/** Préparer les comptes, et ce que sont devenus ceux choisis : phrases du français, partie de `fr`. */
import type { enExpress } from '../en/express.ts';

export const frExpress: Readonly<Record<keyof typeof enExpress, string>> = {
  'express.open': 'Tout préparer…',
  'express.title': 'Préparer les comptes de {contact}, {currency}',
  'express.intro':
    'Ces comptes sont nécessaires. Voyez chacun : le créer, en prendre un que vous avez, ou s’en passer. Rien n’est créé dans Xero avant votre accord.',
  'express.readOnly':
    'Xero est connecté en lecture : aucun compte ne peut être créé. Activez l’écriture sous Connexions, ou créez les comptes dans Xero, synchronisez, puis choisissez-les ici.',
  'express.create': 'Nouveau : {code} {name}',
  'express.newFor': 'Nouveau compte : {field}',
  'express.code': 'Code',
  'express.name': 'Nom',
  'express.number': 'Numéro de compte bancaire',
  'express.numberHelp': 'Un numéro fictif : Xero en demande un, aucune banque ne l’a.',
  'express.confirm':
    '{n, plural, =0 {Enregistrer les comptes} one {Créer # compte et enregistrer} other {Créer # comptes et enregistrer}}',
  'express.kept': 'Tout est en place et les comptes sont enregistrés. Vous pouvez passer les écritures.',
  'express.keptInPart':
    'Ce qui existe est enregistré. Ce qui n’a pas pu être créé est ci-dessous ; recommencez, ou choisissez un autre compte.',
  'express.notKept':
    'Les comptes créés sont dans Xero, mais rien n’est encore enregistré. Reste à choisir : {fields}.',
  'express.otherField': 'Autres précisions',
  'express.state.made': 'Créé',
  'express.state.takenOver': 'Existait, repris',
  'express.state.refused': 'Refusé par Xero',
  'express.state.unknown': 'Sans réponse ; à revoir',
  'express.state.notTried': 'Non créé',
  'express.problem.chooseOne': 'Choisissez un compte.',
  'express.problem.codeMissing': 'Xero demande un code.',
  'express.problem.codeLong': 'Un code a au plus 10 caractères.',
  'express.problem.codeTaken': 'Un autre compte a ce code, peut-être archivé.',
  'express.problem.nameMissing': 'Xero demande un nom.',
  'express.problem.nameLong': 'Un nom a au plus 150 caractères.',
  'express.problem.nameTaken': 'Un autre compte porte ce nom, peut-être archivé.',
  'express.problem.numberMissing': 'Xero demande un numéro pour un compte bancaire.',
  'express.problem.numberTaken': 'Un autre compte a ce numéro.',
  'express.problem.currencyMissing':
    'Cette organisation n’a pas cette devise. Ajoutez-la d’abord dans Xero, puis synchronisez.',
  'express.none':
    'Rien à préparer pour l’instant. Connectez Xero et un prestataire, puis synchronisez : chaque compte de prestataire et chaque devise aura ici ses comptes.',
  'accountType.BANK': 'Compte bancaire',
  'accountType.CURRENT': 'Actif à court terme',
  'accountType.CURRLIAB': 'Passif à court terme',
  'accountType.EXPENSE': 'Charge',
  'accountType.REVENUE': 'Produit',
  'accountType.SALES': 'Ventes',
  'accountType.OTHERINCOME': 'Autre produit',
  'accountType.DIRECTCOSTS': 'Coûts directs',
  'accountType.OVERHEADS': 'Frais généraux',
  'accountType.DEPRECIATN': 'Amortissement',
  'accountType.PREPAYMENT': 'Charge constatée d’avance',
  'accountType.INVENTORY': 'Stock',
  'accountType.FIXED': 'Immobilisation',
  'accountType.NONCURRENT': 'Actif à long terme',
  'accountType.LIABILITY': 'Dette',
  'accountType.TERMLIAB': 'Dette à long terme',
  'accountType.EQUITY': 'Capitaux propres',
  'job.express': 'Création des comptes',
  'stage.express.making': 'Comptes',
  'activity.accounts.made':
    'Comptes préparés dans Xero : {made, number} créés, {takenOver, number} existants, {missing, number} non créés.',
  'trouble.title': 'Quelque chose a changé dans Xero',
  'trouble.exception': 'Exception {n}',
  'trouble.missing': '{field} : le compte {account} n’est plus dans Xero, ou a un autre code.',
  'trouble.archived': '{field} : {account} est archivé dans Xero.',
  'trouble.notBank': '{field} : {account} n’est pas un compte bancaire.',
  'trouble.isBank': '{field} : {account} est un compte bancaire ; aucune ligne ne peut y être imputée.',
  'trouble.control': '{field} : Xero tient {account} lui-même ; aucune ligne ne peut y être imputée.',
  'trouble.currency': '{field} : {account} est en {currency}, ce compte du prestataire ne l’est pas.',
  'trouble.repair':
    'Choisissez un autre compte ci-dessous et enregistrez, ou faites-en créer un. D’ici là, ce qui en dépend n’est pas passé.',
  'trouble.type':
    '{field} : {account} était « {was} » lorsqu’il a été choisi et est maintenant « {is} » dans Xero ; ce qui y est passé apparaît donc ailleurs dans les états.',
  'trouble.repairType':
    'Gardez un compte s’il est juste tel qu’il est maintenant, ou choisissez-en un autre ci-dessous et enregistrez. En attendant, tout continue d’être passé.',
  'trouble.keep': 'Le garder',
  'trouble.choose': 'En choisir un autre',
};

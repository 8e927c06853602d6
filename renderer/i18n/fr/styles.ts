/** Comment les versements sont comptabilisés : part of `fr`. */
import type { enStyles } from '../en/styles.ts';

export const frStyles: Readonly<Record<keyof typeof enStyles, string>> = {
  'style.title': 'Comptabilisation des versements',
  'style.text':
    'Un changement ne concerne que ce qui n’est pas encore comptabilisé. Ce qui est dans Xero y reste tel quel, et rien n’est comptabilisé deux fois.',
  'style.itemised': 'Détaillé',
  'style.itemisedText':
    'Un paiement par facture, une ligne par vente et par remboursement, les frais à part, et un virement vers la banque.',
  'style.summary': 'Résumé',
  'style.summaryText':
    'Une recette par versement avec une ligne par catégorie, et un virement vers la banque. Les factures restent payées une à une.',
  'style.direct': 'Ventilation directe',
  'style.directText':
    'Sans compte de compensation : la ligne bancaire est une seule recette ou dépense qui contient ventes, remboursements et frais. Les versements avec factures payées, dépôts partagés ou échecs passent quand même par la compensation ; ceux dont la composition n’est pas communiquée ne peuvent pas être comptabilisés. Ce qui reste dans le solde du prestataire n’est pas dans vos livres : la preuve l’indique comme non comptabilisé.',
  'style.settlement': 'Facture par versement',
  'style.settlementText':
    'Une facture de vente au prestataire par versement, frais en lignes négatives, payée par la ligne bancaire ; un avoir si le versement est négatif.',
  'style.cost':
    '{objects, plural, one {# objet} other {# objets}} dans Xero, {lines, plural, one {# ligne d’écriture} other {# lignes d’écriture}}',
  'style.preview': 'Ce que devient le versement du {date}, {amount}',
  'style.noPayout': 'Dès qu’un versement est arrivé, ce que chaque style en fait s’affiche ici.',
  'style.account': 'Compte',
  'style.description': 'Libellé',
  'style.tax': 'Taxe',
  'style.debit': 'Débit',
  'style.credit': 'Crédit',
  'style.total': 'Toutes les lignes',
  'style.moreRows': '{n, plural, one {et # autre ligne} other {et # autres lignes}}',
  'style.open':
    '{n, plural, one {# écriture n’est pas affichée : elle attend d’abord une réponse.} other {# écritures ne sont pas affichées : elles attendent d’abord une réponse.}}',
  'style.invoicedCharges': 'Paiements qui citent une facture',
  'style.charges.pay': 'Règlent leur facture',
  'style.charges.sale': 'Sont des ventes comme les autres',
  'style.charges.saleHelp':
    'Seulement si les factures ne sont pas dans Xero : une facture restée ouverte compterait deux fois en produits.',
  'style.invoicedRefunds': 'Remboursements de paiements facturés',
  'style.refunds.line': 'Une ligne avec les autres remboursements',
  'style.refunds.creditNote': 'Un avoir au client, remboursé',
  'style.month': 'Versements à cheval sur deux mois',
  'style.month.whole': 'Un résumé, au jour du versement',
  'style.month.split': 'Un résumé par mois',
  'mapping.none': 'Aucun en propre',
  'mapping.tipsAccountCode': 'Pourboires (sinon ventes)',
  'mapping.shippingAccountCode': 'Livraison (sinon ventes)',
  'mapping.giftCardAccountCode': 'Cartes cadeaux vendues (sinon ventes)',
  'mapping.loanAccountCode': 'Prêts (sinon ajustements)',
  'mapping.platformAccountCode': 'Frais de plateforme (sinon ajustements)',
  'mapping.bankFeeAccountCode': 'Retenu par la banque (sinon frais)',
};

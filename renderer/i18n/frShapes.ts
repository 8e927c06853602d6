/** Pourquoi un rapprochement de forme rare : phrases françaises, partie de `fr`. */
import type { enShapes } from './enShapes.ts';

export const frShapes: Readonly<Record<keyof typeof enShapes, string>> = {
  'evidence.aliasSeen':
    'Le libellé de la banque contient « {value} », que vous avez donné comme marque de ce compte.',
  'evidence.usualLag':
    'Les versements de ce compte arrivent d’habitude {businessDays, plural, =0 {le jour même} one {# jour ouvré plus tard} other {# jours ouvrés plus tard}} (vu {count} fois).',
  'evidence.linesEqual': '{count} lignes bancaires, ensemble égales au centime : {amount}.',
  'evidence.equalSums': '{count} combinaisons donnent exactement ce montant.',
  'evidence.shortByFee':
    '{amount} de moins que le versement de {payoutAmount} : dans la limite des frais bancaires que vous acceptez.',
  'evidence.bankRate':
    '{payoutAmount} sont arrivés comme {amount} : un taux de {rate}, à {value} % du taux de référence de {reference}.',
  'evidence.outOfBudget':
    'Il y a trop de combinaisons pour les essayer toutes ; une meilleure réponse peut exister.',
  'evidence.otherExplanation':
    'Une autre explication de cette ligne ou de ce versement reste possible : une somme, des frais ou une autre devise.',
};

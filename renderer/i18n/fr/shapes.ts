/** Pourquoi un rapprochement de forme rare : phrases françaises, partie de `fr`. */
import type { enShapes } from '../en/shapes.ts';

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
    '{option, select, line {La ligne du {date} de {amount} peut être celle de ce versement.} payout {Cette ligne peut être celle du versement {payout} : même montant, et aucune ligne à ses dates.} more {La banque a plus de lignes de {amount} de ce prestataire autour de ces jours qu’il n’y a de versements : l’une d’elles est à quelqu’un d’autre.} batch {Les versements {payout} donnent ensemble cette ligne aussi.} sum {Il peut être compris dans la ligne du {date} de {amount}, avec {payout}.} split {Plusieurs lignes, la première du {date}, donnent aussi ce versement.} part {Cette ligne peut être une partie du versement {payout}, arrivé en plusieurs fois.} bare {La ligne du {date} de {amount} ne nomme pas le prestataire et peut être celle de ce versement.} shortLine {La ligne du {date} de {amount} peut être ce versement moins des frais bancaires.} shortPayout {Cette ligne peut être le versement {payout} moins des frais bancaires.} foreignLine {La ligne du {date} de {amount} peut être ce versement, converti par la banque.} foreignPayout {Cette ligne peut être le versement {payout}, converti par la banque.} named {Le libellé de la banque nomme un autre versement ou un autre compte du prestataire.} chance {Tant de versements sont ouverts ici qu’une telle somme peut être due au hasard.} other {Une autre explication de cette ligne ou de ce versement reste possible : une somme, des frais ou une autre devise.}}',
};

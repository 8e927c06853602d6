/** Ce que contient un versement non détaillé, et d'où on le sait : phrases françaises, partie de `fr`. */
import type { enInside } from '../en/inside.ts';

export const frInside: Readonly<Record<keyof typeof enInside, string>> = {
  'stage.compose': 'Recherche de la composition des versements',
  'evidence.workedOut.balance':
    'Le prestataire n’indique pas sa composition ; Tieout l’a retrouvée, et le solde avant et après la prouve.',
  'evidence.workedOut.rest':
    'Le prestataire n’indique pas sa composition ; Tieout l’a retrouvée : il a pris tout ce qui restait du solde, ce qui la prouve.',
  'evidence.workedOut.sum':
    'Le prestataire n’indique pas sa composition ; Tieout l’a retrouvée : un seul ensemble de mouvements donne ce montant. Aucun solde ne la prouve.',
  'inside.balance':
    'Le solde était de {balance} avant et après. {n, plural, one {Ce mouvement est tout ce qu’il y a eu} other {Ces # mouvements sont tout ce qu’il y a eu}} entre-temps.',
  'inside.rest':
    'Le solde était de {balance} après lui. {n, plural, one {Ce mouvement est tout ce que} other {Ces # mouvements sont tout ce que}} les versements précédents avaient laissé.',
  'inside.sum':
    'Le seul ensemble, parmi {candidates, plural, one {# mouvement ouvert} other {les # mouvements ouverts}}, dont la somme est {amount}.',
  'inside.several':
    '{solutions, plural, one {# ensemble} other {# ensembles}} de mouvements donnent ce montant : Tieout ne devine pas.',
  'inside.chance':
    'Un ensemble, parmi {candidates, plural, one {# mouvement ouvert} other {les # mouvements ouverts}}, donne ce montant, mais ce peut être un hasard : Tieout ne devine pas.',
  'inside.none':
    'Aucun ensemble de mouvements entiers ne donne ce montant : il a pris une part du solde, pas des mouvements précis.',
  'inside.outOfBudget':
    '{candidates, plural, one {# mouvement était ouvert} other {# mouvements étaient ouverts}} : trop d’ensembles pourraient donner ce montant, Tieout ne devine pas.',
  'inside.mixed':
    'Il a vidé le solde, mais on ne sait pas quels mouvements les versements précédents avaient pris.',
  'inside.returned':
    'Son argent est revenu dans le solde. Ce qu’il contenait appartient à un versement ultérieur ou est encore dans le solde.',
  'inside.takesBack':
    'Il a repris un versement antérieur : l’argent est allé de la banque vers le solde. Il ne contient aucun mouvement.',
  'inside.part':
    'Il a pris une part du solde et a laissé {balance}. Rien ne distingue l’argent d’un mouvement de celui d’un autre : Tieout ne devine pas.',
  'inside.proof':
    'Les mouvements lus ne donnent pas le solde que le prestataire indique après lui ({balance}) : Tieout ne devine pas.',
  'inside.history':
    'Les mouvements ne sont pas encore lus jusqu’au début du compte : on ne sait pas ce qu’il contient.',
  'inside.booked':
    'Le prestataire ne le dit pas : ils sont comptabilisés comme activité du solde, chacun une seule fois.',
  'inside.bookedAside':
    'Les mouvements sont comptabilisés comme activité du solde ; ce versement est comptabilisé à part.',
};

/** Connecter Xendit : phrases françaises, partie de `fr`. */
import type { enXendit } from '../en/xendit.ts';

export const frXendit: Readonly<Record<keyof typeof enXendit, string>> = {
  'action.connectXendit': 'Connecter Xendit',
  'xendit.text':
    'Créez une clé secrète et mettez toutes les autorisations à « None », sauf deux : « Read » pour Transaction et pour Balance. Tieout vérifie les deux avant de garder la clé.',
  'xendit.createKey': 'Créer une clé chez Xendit',
  'xendit.key': 'Clé secrète',
  'xendit.keyHelp':
    'Commence par xnd_production_, ou xnd_development_ en mode test. Elle est gardée dans le trousseau de cet ordinateur et n’est envoyée qu’à Xendit.',
  'xendit.missing':
    'Il manque une autorisation : la clé n’a pas été gardée. Accordez-la chez Xendit, puis collez la clé à nouveau.',
  'xendit.importReport': 'Importer un rapport',
  'xendit.reportHelp':
    'Rapport « Balance » ou « Auto-Withdrawal », en CSV. Il ajoute ce qui manque et rattache les transactions aux retraits.',
  'xendit.balanceTaken':
    'Rapport « Balance » lu : {entries, plural, one {# mouvement} other {# mouvements}} et {payouts, plural, one {# retrait} other {# retraits}} en plus.',
  'xendit.tiesTaken':
    'Rapport « Auto-Withdrawal » lu : {tied, plural, one {# retrait rattaché} other {# retraits rattachés}} à ce que {tied, plural, one {il contient} other {ils contiennent}}.',
  'activity.xendit.tied':
    '{name} importé : {lines, plural, one {# ligne lue} other {# lignes lues}}, {added, plural, one {# retrait rattaché} other {# retraits rattachés}} à ce que {added, plural, one {il contient} other {ils contiennent}}.',
  'xendit.tieProven': 'Rattacher {n, plural, one {# retrait prouvé} other {# retraits prouvés}}',
  'xendit.untie': 'Détacher {n, plural, one {# retrait} other {# retraits}}',
  'xendit.provenHelp':
    'Là où le solde de Xendit avant et après prouve au centime ce qu’un retrait contient, il peut y être rattaché : il est alors passé avec ses ventes, dans tous les styles. Tant qu’il n’est pas rapproché, il peut être détaché.',
  'inside.tiedByBalance':
    'Le solde de Xendit était de {balance} avant {n, plural, one {ce # mouvement} other {ces # mouvements}} et de {balance} après le retrait : c’est ce qu’il contient, au centime. Rattaché par vous.',
};

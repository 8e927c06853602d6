/** Connecter Square : phrases françaises, partie de `fr`. */
import type { enSquare } from '../en/square.ts';

export const frSquare: Readonly<Record<keyof typeof enSquare, string>> = {
  'action.connectSquare': 'Connecter Square',
  'square.way': 'Comment se connecter',
  'square.bySignIn': 'Se connecter avec Square',
  'square.bySignInText':
    'Avec l’identifiant de votre propre application. Tieout ne peut que lire, et vous pouvez le retirer chez Square.',
  'square.byToken': 'Coller un jeton d’accès',
  'square.byTokenText': 'Plus rapide, mais le jeton permet tout dans votre compte Square.',
  'square.guide1': 'Créez votre propre application dans la console développeur de Square.',
  'square.guide2':
    'Passez-la en production et saisissez l’une de ces adresses de redirection sur sa page OAuth, à la lettre près :',
  'square.guideLocal': 'Le navigateur revient tout seul à Tieout. Si Square la refuse, prenez l’autre.',
  'square.guidePaste': 'Le navigateur aboutit à une page qui ne s’ouvre pas, et vous collez son adresse ici.',
  'square.guide3': 'Copiez l’identifiant de l’application. Tieout n’a jamais besoin de son secret.',
  'square.applicationId': 'Identifiant de l’application',
  'square.applicationIdHelp': 'Commence par sq0idp-. Ce n’est pas un secret.',
  'square.redirectUrl': 'Adresse de redirection',
  'square.redirectUrlHelp': 'Exactement comme vous l’avez saisie chez Square.',
  'square.signIn': 'Se connecter avec Square',
  'square.waitingText':
    'Autorisez l’accès sur la page de Square dans votre navigateur. S’il revient tout seul, il n’y a rien d’autre à faire.',
  'square.pasteTitle': 'Le navigateur n’est pas revenu ?',
  'square.pasted': 'Adresse de la page où il a abouti',
  'square.pastedHelp':
    'Copiez tout ce que contient la barre d’adresse, même si la page dit qu’elle ne peut pas s’ouvrir. Valable une fois, pendant cinq minutes.',
  'square.usePasted': 'Utiliser cette adresse',
  'square.text':
    'Créez votre propre application dans la console développeur de Square et copiez son jeton d’accès de production. Tieout ne fait que lire et vérifie chaque autorisation avant de garder le jeton.',
  'square.createToken': 'Ouvrir la console développeur de Square',
  'square.token': 'Jeton d’accès de production',
  'square.tokenHelp':
    'Il permet tout dans votre compte Square, gardez-le pour vous : il reste dans le trousseau de cet ordinateur et n’est envoyé qu’à Square.',
  'square.missing':
    'Il manque une autorisation : le jeton n’a pas été gardé. Utilisez le jeton de production de votre propre application, puis collez-le à nouveau.',
  'square.signInMissing':
    'Square n’a pas donné toutes les autorisations nécessaires : rien n’a été gardé. Connectez-vous à nouveau et autorisez-les toutes.',
  'square.locations': 'Points de vente',
  'square.choose': 'Quels points de vente de {account} font partie de ces livres ?',
  'square.closed': 'Fermé',
  'square.heldBy': 'Déjà dans « {name} »',
  'square.heldText':
    'Un point de vente utilisé dans une autre organisation ne peut pas être choisi ici : ses versements seraient comptabilisés deux fois.',
  'square.later': 'Les points de vente ouverts plus tard en font aussi partie',
  'square.laterHeld': 'Ils vont déjà à « {name} ».',
  'square.noneChosen': 'Choisissez au moins un point de vente.',
  'square.keep': 'Connecter',
  'square.all': 'Tous les points de vente',
  'square.allNow': '{n, plural, one {# point de vente} other {les # points de vente}}, sans ceux à venir',
  'square.some': '{n, plural, one {# point de vente} other {# points de vente}} sur {all, number}',
  'square.someLater':
    '{n, plural, one {# point de vente} other {# points de vente}} sur {all, number}, et ceux à venir',
  'square.change': 'Changer les points de vente',
  'square.changeText':
    'Les versements des points de vente ajoutés sont lus aussitôt. Ceux des points de vente retirés quittent ce bureau, et leurs rapprochements qui ne sont pas dans Xero sont annulés ; ce qui est comptabilisé reste.',
  'square.elsewhere':
    'Son point de vente ne fait plus partie de ces livres. Il a été comptabilisé ici avant, il reste donc.',
  'square.removeText':
    'Tieout oublie sa clé pour ce compte. Ce qui a été lu et décidé reste sur cet ordinateur. Square garde l’autorisation jusqu’à ce qu’elle soit retirée dans son tableau de bord, ou que le jeton soit remplacé dans la console développeur.',
  'activity.places.changed':
    'Points de vente de {name} changés : {left, plural, =0 {aucun versement n’est parti} one {# versement est parti} other {# versements sont partis}}, {stayed, plural, =0 {aucun n’est resté} one {# déjà comptabilisé est resté} other {# déjà comptabilisés sont restés}}.',
};

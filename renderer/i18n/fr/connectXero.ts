/** Connecter Xero, lire et écrire : phrases du français, partie de `fr`. */
import type { enConnectXero } from '../en/connectXero.ts';

export const frConnectXero: Readonly<Record<keyof typeof enConnectXero, string>> = {
  'reason.xeroEnded': 'Xero a mis fin à cette connexion. Rien n’est perdu ; reconnectez-vous pour continuer.',
  'posting.readOnly':
    'Connecté en lecture. Rien ne peut être écrit dans Xero tant que vous n’avez pas activé l’écriture.',
  'posting.on': 'L’écriture est activée',
  'posting.turnOn': 'Activer l’écriture',
  'posting.turnOff': 'Lecture seule',
  'posting.note':
    '« {name} » est connecté en lecture : rien n’est envoyé. Activez l’écriture : Xero s’ouvre dans votre navigateur et demande si Tieout peut écrire.',
  'posting.isOn': 'L’écriture dans « {name} » est activée.',
  'posting.isOff': '« {name} » est maintenant en lecture seule.',
  'posting.signedIn': 'Reconnecté à « {name} ».',
  'posting.notGiven':
    'Xero n’a pas donné le droit d’écrire : « {name} » reste en lecture seule. Votre utilisateur Xero n’a peut-être pas le rôle qu’il faut, ou l’application les autorisations.',
  'xero.first':
    'Tieout demande d’abord à lire seulement. Vous activez l’écriture plus tard, avec une seconde page de Xero.',
  'xero.pictures': 'Montrer en images',
  'guide.title': 'Un identifiant client à vous',
  'guide.intro':
    'Xero laisse entrer les applications que quelqu’un a enregistrées. La vôtre prend quelques minutes, ne coûte rien jusqu’à cinq organisations et n’a aucun secret.',
  'guide.app':
    'Chez Xero, choisissez « New app » (1), donnez-lui un nom sans le mot Xero (2), puis choisissez « Mobile or desktop app » (3).',
  'guide.appPicture':
    'La liste des applications chez Xero avec le bouton New app, et le formulaire avec nom et type',
  'guide.redirects':
    'Dans la configuration de l’application, saisissez ces trois adresses de redirection, lettre pour lettre. Le navigateur y revient à Tieout.',
  'guide.redirectsPicture': 'La configuration chez Xero avec trois adresses de redirection',
  'guide.clientId':
    'Copiez l’identifiant client (1) dans le champ de Tieout (2). Ne cherchez pas de secret : il n’y en a pas à créer.',
  'guide.clientIdPicture': 'L’identifiant client passe de la configuration de Xero au champ de Tieout',
  'guide.signIn':
    'Connectez-vous. Xero énumère ce que Tieout peut faire : d’abord lire. Choisissez l’organisation et autorisez l’accès. Recommencez pour chaque autre organisation.',
  'guide.tiers': 'Ce que permettent les formules de Xero',
  'guide.tiersText':
    'Par mois, en dollars australiens, en novembre 2026 ; la page de Xero fait foi. Chaque organisation accepte 60 appels par minute et 5 à la fois.',
  'guide.tier': 'Formule',
  'guide.price': 'Prix',
  'guide.organisations': 'Organisations',
  'guide.calls': 'Appels par jour et par organisation',
  'guide.free': 'gratuit',
  'guide.tiersLink': 'La page de Xero sur ses formules',
  'header.waiting': '{n, plural, one {# en attente} other {# en attente}}',
  'header.waitingFor': '{n, plural, one {# attend {seconds} s} other {# attendent {seconds} s}}',
};

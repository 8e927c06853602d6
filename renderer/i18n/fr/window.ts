/** La fenêtre entière : le réseau, ce qui demande une action, la synchronisation automatique, l’apparence, les premiers pas. */
import type { enWindow } from '../en/window.ts';

export const frWindow: Readonly<Record<keyof typeof enWindow, string>> = {
  'reach.offlineText':
    'Tout ce qui a été lu est ici : continuez à vérifier et à rapprocher. La synchronisation et la comptabilisation attendent la connexion.',
  'reach.gone': 'Tieout ne fonctionne pas sur cet ordinateur',
  'reach.goneText':
    'Rien n’est perdu. Relancez Tieout et ouvrez le lien affiché ; vos décisions sont conservées ici.',
  'files.unreadable':
    '{name} ne peut pas être lu : c’est un dossier, ou il a été déplacé. Déposez ou choisissez le fichier lui-même.',
  'reach.again': 'Vérifier à nouveau',
  'header.reading': 'Synchronisation automatique',
  'job.scheduled': 'Synchronisation automatique',
  'notices.title': 'À traiter',
  'notices.openNew': '{n, plural, one {À traiter : # nouveau} other {À traiter : # nouveaux}}',
  'notices.new': 'Nouveau',
  'notices.none': 'Rien à traiter',
  'notices.noneText':
    'Lorsqu’une connexion ne peut plus être lue, elle apparaît ici une fois, pour toutes les organisations.',
  'notices.show': 'Afficher',
  'notices.showOf': 'Afficher les connexions de {name}',
  'notice.unauthorised':
    '{name} ne laisse plus entrer Tieout, donc rien de nouveau n’y est lu. Reconnectez-vous ou saisissez à nouveau la clé sous Connexions.',
  'settings.looks': 'Présentation',
  'settings.reading': 'Synchronisation',
  'settings.keys': 'Touches et aide',
  'settings.density': 'Lignes',
  'settings.density.comfortable': 'Confortables',
  'settings.density.dense': 'Denses',
  'settings.contrast': 'Contraste',
  'settings.contrast.auto': 'Comme le système',
  'settings.contrast.more': 'Élevé',
  'settings.schedule': 'Synchroniser automatiquement tant que Tieout est ouvert',
  'settings.schedule.off': 'Jamais',
  'settings.schedule.hour': 'Toutes les heures',
  'settings.schedule.fourHours': 'Toutes les 4 heures',
  'settings.schedule.day': 'Une fois par jour',
  'settings.scheduleHelp':
    'Toutes les organisations sauf la société de démonstration, l’une après l’autre. Rien n’est jamais comptabilisé automatiquement.',
  'settings.notify': 'Afficher une notification du système lorsqu’une connexion demande une action',
  'settings.notifyDenied':
    'Le système ou le navigateur n’autorise pas les notifications de Tieout. Autorisez-les, puis réactivez cette option.',
  'settings.tray': 'Garder Tieout dans la zone de notification quand sa fenêtre est fermée',
  'tray.open': 'Ouvrir Tieout',
  'tray.quit': 'Quitter',
  'settings.firstSteps': 'Afficher les premiers pas dans la société de démonstration',
  'steps.label': 'Premiers pas',
  'steps.at': 'Étape {at} sur {of}',
  'steps.import':
    'Importez le relevé bancaire de la société de démonstration : les versements trouvent alors leurs lignes bancaires.',
  'steps.ok':
    'Chaque ligne réunit un versement et la ligne bancaire qui convient ; à droite, pourquoi, et ce qui sera comptabilisé. Appuyez sur OK pour confirmer la première.',
  'steps.queue':
    'Rapproché, et une touche suffit pour annuler. Rien n’est encore dans Xero : la file montre ce qui serait comptabilisé.',
  'steps.own': 'C’est tout le chemin. Vos propres livres restent séparés de la société de démonstration.',
  'steps.show': 'Me montrer',
  'steps.next': 'Suivant',
  'steps.skip': 'Passer ces étapes',
  'steps.connect': 'Connecter vos livres',
  'steps.stay': 'Rester dans la démonstration',
};

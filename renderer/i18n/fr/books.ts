/** Les organisations et leurs livres : phrases françaises, partie de `fr`. */
import type { enBooks } from '../en/books.ts';

export const frBooks: Readonly<Record<keyof typeof enBooks, string>> = {
  'books.title': 'Organisations',
  'books.open': 'Organisations : {name}',
  'books.search': 'Chercher une organisation',
  'books.none': 'Aucune organisation ne porte ce nom.',
  'books.unnamed': 'Pas encore d’organisation',
  'books.neverSynced': 'Jamais synchronisée',
  'books.add': 'Ajouter une organisation',
  'books.addText':
    'Chaque organisation a ses propres livres dans Tieout : ses connexions, ses relevés et ses écritures restent séparés de tous les autres.',
  'books.switchTo': 'Organisation : {name}',
  'books.jobOf': '{name} : {job}',
  'books.saidOf': '{name} : {message}',
  'job.backup': 'Enregistrement de la sauvegarde',
  'job.restore': 'Restauration de la sauvegarde',
  'stage.backup.saving': 'Enregistrements',
  'stage.backup.reading': 'Enregistrements',
  'bookStatus.connected': 'Connectée',
  'bookStatus.pending': 'En attente',
  'bookStatus.needsAttention': 'À vérifier',
  'book.label': 'Cette organisation',
  'book.country': 'Pays',
  'book.currency': 'Devise de base',
  'book.locks': 'Dates de verrouillage',
  'book.synced': 'Dernière synchronisation',
  'book.unknown': 'Pas encore lu',
  'book.pendingText': 'Aucune organisation Xero n’est encore connectée à ces livres.',
  'book.backup': 'Enregistrer une sauvegarde',
  'book.backupText':
    'Tout ce que Tieout garde de cette organisation sur cet ordinateur, dans un fichier. Aucune clé ni aucun jeton n’y figure.',
  'book.backupDone':
    'La sauvegarde de {name} est enregistrée : {rows, plural, one {# enregistrement} other {# enregistrements}}.',
  'book.remove': 'Retirer l’organisation',
  'books.restore': 'Restaurer une sauvegarde',
  'restore.title': 'Restaurer une sauvegarde',
  'restore.text':
    'La sauvegarde devient une organisation à part, à côté de celles qui sont ici ; rien de celles-ci ne change. Les clés et jetons ne sont jamais dans une sauvegarde : reconnectez-vous ensuite.',
  'restore.choose': 'Choisir un fichier de sauvegarde',
  'restore.busy': 'Lecture de la sauvegarde…',
  'restore.done':
    '{name} est restaurée : {rows, plural, one {# enregistrement} other {# enregistrements}}. Reconnectez-vous pour continuer.',
  'removeBook.title': 'Retirer {name} ?',
  'removeBook.text': 'Ceci est retiré de cet ordinateur, et rien ne peut être récupéré sans une sauvegarde :',
  'removeBook.decisions': '{n, plural, one {# rapprochement confirmé} other {# rapprochements confirmés}}',
  'removeBook.journal':
    '{n, plural, one {le journal de # écriture} other {le journal de # écritures}} : ce qui les prouve, et ce qu’il faut pour les reprendre',
  'removeBook.waiting':
    '{n, plural, one {# écriture notée} other {# écritures notées}} et pas encore dans Xero',
  'removeBook.unknown':
    '{n, plural, one {# écriture} other {# écritures}} au résultat inconnu : on n’a jamais su si Xero les a',
  'removeBook.rest': 'les versements, lignes bancaires, règles et affectations',
  'removeBook.stays':
    'Ce qui a été comptabilisé reste dans Xero. Les clés et jetons de ses connexions sont oubliés ici.',
  'removeBook.atXero': 'Mettre aussi fin à l’accès de Tieout chez Xero et Square',
  'removeBook.atXeroHelp': 'Laissez cette case vide si Tieout utilise le même accès sur un autre ordinateur.',
  'removeBook.type': 'Saisissez {name} pour confirmer',
  'removeBook.backupFirst': 'Enregistrer d’abord une sauvegarde',
  'removeBook.confirm': 'Retirer définitivement',
  'removeBook.done': '{name} est retirée de cet ordinateur.',
};

/** Organisations and their books: the list, adding, backups, removing. Part of `en`. */
export const enBooks = {
  'books.title': 'Organisations',
  'books.open': 'Organisations: {name}',
  'books.search': 'Find an organisation',
  'books.none': 'No organisation has this name.',
  'books.unnamed': 'No organisation yet',
  'books.neverSynced': 'Never synced',
  'books.add': 'Add organisation',
  'books.addText':
    'Each organisation has its own books in Tieout: its connections, bank files and postings stay apart from all others.',
  'books.switchTo': 'Organisation: {name}',
  'books.jobOf': '{name}: {job}',
  'books.saidOf': '{name}: {message}',
  'job.backup': 'Saving a backup',
  'job.restore': 'Restoring a backup',
  'stage.backup.saving': 'Records',
  'stage.backup.reading': 'Records',
  'bookStatus.connected': 'Connected',
  'bookStatus.pending': 'Pending',
  'bookStatus.needsAttention': 'Needs attention',
  'book.label': 'This organisation',
  'book.country': 'Country',
  'book.currency': 'Base currency',
  'book.locks': 'Lock dates',
  'book.synced': 'Last sync',
  'book.unknown': 'Not read yet',
  'book.pendingText': 'No Xero organisation is connected to these books yet.',
  'book.backup': 'Save a backup',
  'book.backupText':
    'Everything that Tieout holds of this organisation on this computer, in one file. No key or token is in it.',
  'book.backupDone': 'The backup of {name} was saved: {rows, plural, one {# record} other {# records}}.',
  'book.remove': 'Remove organisation',
  'books.restore': 'Restore a backup',
  'restore.title': 'Restore a backup',
  'restore.text':
    'The backup becomes an organisation of its own beside those that are here; nothing of these is changed. Keys and tokens are never in a backup: sign in again after it.',
  'restore.choose': 'Choose a backup file',
  'restore.busy': 'Reading the backup…',
  'restore.done':
    '{name} was restored: {rows, plural, one {# record} other {# records}}. Sign in again to go on.',
  'removeBook.title': 'Remove {name}?',
  'removeBook.text':
    'This removes from this computer, and nothing of it can be brought back without a backup:',
  'removeBook.decisions':
    '{n, plural, one {# match that was confirmed} other {# matches that were confirmed}}',
  'removeBook.journal':
    '{n, plural, one {the journal of # posting} other {the journal of # postings}}: what proves them, and what taking them back needs',
  'removeBook.waiting':
    '{n, plural, one {# posting that is} other {# postings that are}} written down and not in Xero yet',
  'removeBook.unknown':
    '{n, plural, one {# posting} other {# postings}} of unknown outcome: whether Xero has them was never found out',
  'removeBook.rest': 'the payouts, bank lines, rules and mappings',
  'removeBook.stays': 'What was posted stays in Xero. Keys and tokens of its connections are forgotten here.',
  'removeBook.atXero': 'Also end Tieout’s access at Xero and Square',
  'removeBook.atXeroHelp': 'Leave this off if Tieout on another computer uses the same access.',
  'removeBook.type': 'Type {name} to confirm',
  'removeBook.backupFirst': 'Save a backup first',
  'removeBook.confirm': 'Remove for good',
  'removeBook.done': '{name} was removed from this computer.',
} as const;

/** Connecting Xendit: sentences of English, part of `en`. */
export const enXendit = {
  'action.connectXendit': 'Connect Xendit',
  'xendit.text':
    'Create a secret key and set every permission to None but two: Read for Transaction, Read for Balance. Tieout checks both before it keeps the key.',
  'xendit.createKey': 'Create a key at Xendit',
  'xendit.key': 'Secret key',
  'xendit.keyHelp':
    'Starts with xnd_production_, or xnd_development_ for test mode. It is kept in this computer’s keychain and sent only to Xendit.',
  'xendit.missing':
    'The key lacks a permission and was not kept. Give it the permission at Xendit, then paste it again.',
} as const;

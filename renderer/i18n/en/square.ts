/** Connecting Square: sentences of English, part of `en`. */
export const enSquare = {
  'action.connectSquare': 'Connect Square',
  'square.text':
    'Create an application of your own in Square’s Developer Console and copy its production access token. Tieout only reads with it, and checks each permission before it keeps the token.',
  'square.createToken': 'Open Square’s Developer Console',
  'square.token': 'Production access token',
  'square.tokenHelp':
    'It can do everything in your Square account, so keep it to yourself: it stays in this computer’s keychain and is sent only to Square.',
  'square.missing':
    'The token lacks a permission and was not kept. Use the production access token of your own application, then paste it again.',
} as const;

/** Connecting Square: sentences of English, part of `en`. */
export const enSquare = {
  'action.connectSquare': 'Connect Square',
  'square.way': 'How to connect',
  'square.bySignIn': 'Sign in with Square',
  'square.bySignInText':
    'With the id of an application of your own. Tieout may only read, and you can take that back at Square.',
  'square.byToken': 'Paste an access token',
  'square.byTokenText': 'Quicker, but the token can do everything in your Square account.',
  'square.guide1': 'Create an application of your own in Square’s Developer Console.',
  'square.guide2':
    'Switch it to Production and enter one of these redirect URLs on its OAuth page, letter by letter:',
  'square.guideLocal': 'The browser comes back to Tieout by itself. Where Square refuses it, take the other.',
  'square.guidePaste': 'The browser ends on a page that can’t be opened, and you paste its address here.',
  'square.guide3': 'Copy the application id. Tieout never needs the application secret.',
  'square.applicationId': 'Application id',
  'square.applicationIdHelp': 'Begins with sq0idp-. It isn’t a secret.',
  'square.redirectUrl': 'Redirect URL',
  'square.redirectUrlHelp': 'Exactly as you entered it at Square.',
  'square.signIn': 'Sign in with Square',
  'square.waitingText':
    'Allow access on Square’s page in your browser. Where it comes back by itself, nothing else is needed.',
  'square.pasteTitle': 'The browser didn’t come back?',
  'square.pasted': 'Address of the page that it ended on',
  'square.pastedHelp':
    'Copy everything in the browser’s address bar, even where the page says that it can’t be opened. It works once, for five minutes.',
  'square.usePasted': 'Use this address',
  'square.text':
    'Create an application of your own in Square’s Developer Console and copy its production access token. Tieout only reads with it, and checks each permission before it keeps the token.',
  'square.createToken': 'Open Square’s Developer Console',
  'square.token': 'Production access token',
  'square.tokenHelp':
    'It can do everything in your Square account, so keep it to yourself: it stays in this computer’s keychain and is sent only to Square.',
  'square.missing':
    'The token lacks a permission and was not kept. Use the production access token of your own application, then paste it again.',
  'square.signInMissing':
    'Square didn’t give every permission that is needed, so nothing was kept. Sign in again and allow all of them.',
  'square.locations': 'Locations',
  'square.choose': 'Which locations of {account} belong to these books?',
  'square.closed': 'Closed',
  'square.heldBy': 'In “{name}” already',
  'square.heldText':
    'A location that is used in another organisation can’t be chosen here: its payouts would be booked twice.',
  'square.later': 'Locations opened later belong here too',
  'square.laterHeld': 'They go to “{name}” already.',
  'square.noneChosen': 'Choose at least one location.',
  'square.keep': 'Connect',
  'square.all': 'All locations',
  'square.allNow': '{n, plural, one {# location} other {all # locations}}, later ones not',
  'square.some': '{n, number} of {all, number} locations',
  'square.someLater': '{n, number} of {all, number} locations, and those opened later',
  'square.change': 'Change locations',
  'square.changeText':
    'Payouts of locations that you add are read at once. Those of locations that you take out leave this desk, and matches of theirs that aren’t in Xero are undone; what is posted stays.',
  'square.elsewhere': 'Its location belongs to these books no more. It was posted here before, so it stays.',
  'square.removeText':
    'Tieout forgets its key for this account. What was read and decided stays on this computer. Square keeps the permission until it is taken back in Square’s Dashboard, or the token is replaced in the Developer Console.',
  'activity.places.changed':
    'Locations of {name} changed: {left, plural, =0 {no payout} one {# payout} other {# payouts}} left, {stayed, plural, =0 {no posted one} one {# posted one} other {# posted ones}} stayed.',
} as const;

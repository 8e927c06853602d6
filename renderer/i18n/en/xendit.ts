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
  'xendit.importReport': 'Import a report',
  'xendit.reportHelp':
    'Balance report or Auto-Withdrawal report, as CSV. It adds what is missing and ties transactions to withdrawals.',
  'xendit.balanceTaken':
    'Balance report read: {entries, plural, one {# movement} other {# movements}} and {payouts, plural, one {# withdrawal} other {# withdrawals}} added.',
  'xendit.tiesTaken':
    'Auto-Withdrawal report read: {tied, plural, one {# withdrawal is} other {# withdrawals are}} tied to what {tied, plural, one {it holds} other {they hold}}.',
  'activity.xendit.tied':
    'Imported {name}: {lines, plural, one {# line} other {# lines}} read, {added, plural, one {# withdrawal is} other {# withdrawals are}} tied to what {added, plural, one {it holds} other {they hold}}.',
  'xendit.tieProven': 'Tie {n, plural, one {# proven withdrawal} other {# proven withdrawals}}',
  'xendit.untie': 'Untie {n, plural, one {# withdrawal} other {# withdrawals}}',
  'xendit.provenHelp':
    'Where Xendit’s own balance before and after proves to the cent what a withdrawal holds, it can be tied to it: it is then posted with its sales, in every style. Until it is matched it can be untied again.',
  'inside.tiedByBalance':
    'Xendit’s balance was {balance} before these {n, plural, one {# movement} other {# movements}} and {balance} after the withdrawal: they are what it holds, to the cent. Tied by you.',
} as const;

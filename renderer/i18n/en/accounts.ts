/** Accounts under a key, and one account known by two ways: sentences of English, part of `en`. */
export const enAccounts = {
  'accounts.open': 'Accounts under this key…',
  'accounts.via': 'Read with the key of {name}',
  'accounts.title': 'Accounts under the key of {name}',
  'accounts.text':
    'A platform’s key can read the accounts that belong to it. Each that you add is a connection of its own, with its own clearing account. What the key may do there is checked first.',
  'accounts.none': 'No accounts belong to this one.',
  'accounts.refused': 'The key may not list the accounts. Add one by its id.',
  'accounts.find': 'Find an account',
  'accounts.more': 'Show more',
  'accounts.add': 'Add',
  'accounts.added': 'connected',
  'accounts.elsewhere': 'connected in another organisation',
  'accounts.lacks': 'Not added. The key lacks there: {permissions}',
  'accounts.byId': 'Add by id',
  'accounts.byIdHelp': 'The account’s id as the provider shows it, for one that isn’t listed.',
  'moveOver.files':
    'Payouts came with files of “{from}” too. If they are this account’s, move them over: they are never counted twice, so until then the sync leaves them out.',
  'moveOver.older':
    'Payouts came with the connection “{from}”, which isn’t connected any more. If it is this account, move them over: they are never counted twice, so until then the sync leaves them out.',
  'stage.sync.waiting': 'Another window is syncing; this one follows',
  'stage.moveOver': 'Payouts read again',
  'moveOver.action': 'Move over',
  'moveOver.title': 'Move what “{from}” brought over to {to}?',
  'moveOver.text':
    'Every payout is read again from {to} first, and must be the same to the cent; otherwise nothing is changed. What you matched and posted stays as it is and belongs to {to} from then on; nothing is posted again.',
  'activity.movedOver':
    '{payouts, plural, one {# payout} other {# payouts}} of “{from}” moved over to {to}, with what was matched and posted.',
} as const;

/** Providers, and connecting Alternative Payments: sentences of English, part of `en`. */
export const enProviders = {
  'provider.stripe': 'Stripe',
  'provider.square': 'Square',
  'provider.xendit': 'Xendit',
  'provider.alternativePayments': 'Alternative Payments',
  'connections.connect': 'Connect',
  'connections.xero': 'Xero',
  'provider.file': 'File',
  'kind.xero': 'Xero organisation',
  'kind.stripe': 'Stripe account',
  'kind.square': 'Square account',
  'kind.xendit': 'Xendit account',
  'kind.alternativePayments': 'Alternative Payments account',
  'kind.file': 'Payouts from files',
  'action.connectAlternativePayments': 'Connect Alternative Payments',
  'alternative.text':
    'In the Partner Dashboard open Team Preferences, API Keys, and make a key that may only read payouts, payments, invoices and customers. Tieout checks each before it keeps the key.',
  'alternative.createKey': 'How to make a key',
  'alternative.clientId': 'Client id',
  'alternative.clientIdHelp': 'Shown beside the key in the Partner Dashboard.',
  'alternative.clientSecret': 'Client secret',
  'alternative.clientSecretHelp':
    'Shown once, when the key is made. It is kept in this computer’s keychain and sent only to Alternative Payments.',
  'alternative.missing':
    'The key lacks a permission and was not kept. Make one that has it at Alternative Payments, then paste it here.',
} as const;

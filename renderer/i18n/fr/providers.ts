/** Les prestataires, et connecter Alternative Payments : phrases françaises, partie de `fr`. */
import type { enProviders } from '../en/providers.ts';

export const frProviders: Readonly<Record<keyof typeof enProviders, string>> = {
  'provider.stripe': 'Stripe',
  'provider.square': 'Square',
  'provider.xendit': 'Xendit',
  'provider.alternativePayments': 'Alternative Payments',
  'connections.connect': 'Connecter',
  'connections.xero': 'Xero',
  'provider.file': 'Fichier',
  'kind.xero': 'Organisation Xero',
  'kind.stripe': 'Compte Stripe',
  'kind.square': 'Compte Square',
  'kind.xendit': 'Compte Xendit',
  'kind.alternativePayments': 'Compte Alternative Payments',
  'kind.file': 'Versements de fichiers',
  'action.connectAlternativePayments': 'Connecter Alternative Payments',
  'alternative.text':
    'Dans le Partner Dashboard, ouvrez Team Preferences, API Keys, et créez une clé qui ne peut que lire les versements, les paiements, les factures et les clients. Tieout vérifie chaque autorisation avant de garder la clé.',
  'alternative.createKey': 'Comment créer une clé',
  'alternative.clientId': 'Identifiant client',
  'alternative.clientIdHelp': 'Affiché à côté de la clé dans le Partner Dashboard.',
  'alternative.clientSecret': 'Secret client',
  'alternative.clientSecretHelp':
    'Affiché une seule fois, à la création de la clé. Il est gardé dans le trousseau de cet ordinateur et n’est envoyé qu’à Alternative Payments.',
  'alternative.missing':
    'Il manque une autorisation : la clé n’a pas été gardée. Créez-en une qui l’a chez Alternative Payments, puis collez-la ici.',
};

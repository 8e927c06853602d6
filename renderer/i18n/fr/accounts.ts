/** Comptes sous une clé, et un compte connu de deux façons : phrases françaises, partie de `fr`. */
import type { enAccounts } from '../en/accounts.ts';

export const frAccounts: Readonly<Record<keyof typeof enAccounts, string>> = {
  'accounts.open': 'Comptes sous cette clé…',
  'accounts.via': 'Lu avec la clé de {name}',
  'accounts.title': 'Comptes sous la clé de {name}',
  'accounts.text':
    'La clé d’une plateforme peut lire les comptes qui en dépendent. Chaque compte ajouté devient une connexion à part, avec son propre compte d’attente. Ce que la clé y permet est d’abord vérifié.',
  'accounts.none': 'Aucun compte ne dépend de celui-ci.',
  'accounts.refused': 'La clé ne permet pas de lister les comptes. Ajoutez-en un par son identifiant.',
  'accounts.find': 'Chercher un compte',
  'accounts.more': 'Afficher la suite',
  'accounts.add': 'Ajouter',
  'accounts.added': 'connecté',
  'accounts.elsewhere': 'connecté dans une autre organisation',
  'accounts.lacks': 'Non ajouté. Il manque à la clé pour ce compte : {permissions}',
  'accounts.byId': 'Ajouter par identifiant',
  'accounts.byIdHelp':
    'L’identifiant du compte tel que le prestataire l’affiche, s’il n’est pas dans la liste.',
  'moveOver.files':
    'Des versements sont aussi venus par des fichiers de « {from} ». S’ils sont de ce compte, transférez-les : rien n’est jamais compté deux fois, la synchronisation les laisse donc de côté jusque-là.',
  'moveOver.older':
    'Des versements sont venus par la connexion « {from} », qui n’est plus connectée. Si c’est ce compte, transférez-les : rien n’est jamais compté deux fois, la synchronisation les laisse donc de côté jusque-là.',
  'stage.sync.waiting': 'Une autre fenêtre synchronise ; celle-ci suit',
  'stage.moveOver': 'Versements relus',
  'moveOver.action': 'Transférer',
  'moveOver.title': 'Transférer à {to} ce que « {from} » a apporté ?',
  'moveOver.text':
    'Chaque versement est d’abord relu auprès de {to} et doit être le même au centime près ; sinon rien ne change. Vos rapprochements et vos écritures restent tels quels et appartiennent désormais à {to} ; rien n’est comptabilisé à nouveau.',
  'activity.movedOver':
    '{payouts, plural, one {# versement} other {# versements}} de « {from} » transférés à {to}, avec les rapprochements et les écritures.',
};

/** Connecter Square : phrases françaises, partie de `fr`. */
import type { enSquare } from '../en/square.ts';

export const frSquare: Readonly<Record<keyof typeof enSquare, string>> = {
  'action.connectSquare': 'Connecter Square',
  'square.text':
    'Créez votre propre application dans la console développeur de Square et copiez son jeton d’accès de production. Tieout ne fait que lire et vérifie chaque autorisation avant de garder le jeton.',
  'square.createToken': 'Ouvrir la console développeur de Square',
  'square.token': 'Jeton d’accès de production',
  'square.tokenHelp':
    'Il permet tout dans votre compte Square, gardez-le pour vous : il reste dans le trousseau de cet ordinateur et n’est envoyé qu’à Square.',
  'square.missing':
    'Il manque une autorisation : le jeton n’a pas été gardé. Utilisez le jeton de production de votre propre application, puis collez-le à nouveau.',
};

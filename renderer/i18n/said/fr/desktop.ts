/** French for what is said in English of the desktop process itself. */
export const frDesktop = {
  'The demo company never mixes with real books. Open it as an organisation of its own.':
    'La société de démonstration ne se mêle jamais à de vrais livres. Ouvrez-la comme une organisation à part.',
  'These are the books of the demo company, which never mix with real ones. Add an organisation for yours first.':
    'Ce sont les livres de la société de démonstration, qui ne se mêlent jamais à de vrais livres. Ajoutez d’abord une organisation pour les vôtres.',
  '“{0}” is connected already in another organisation of Tieout whose data these are a copy of. Only one of the two can be connected: remove the connection there first.':
    '« {0} » est déjà connecté dans une autre organisation de Tieout, dont ces données sont une copie. Une seule des deux peut être connectée : retirez d’abord la connexion là-bas.',
  'This connection is no longer known here. Connect it again under Connections.':
    'Cette connexion n’est plus connue ici. Reconnectez-la sous Connexions.',
  'The demo company is open already. Choose it from the list of organisations.':
    'La société de démonstration est déjà ouverte. Choisissez-la dans la liste des organisations.',
  'The request is too large.': 'La demande est trop volumineuse.',
  'The call was not valid JSON.': 'L’appel n’était pas du JSON valide.',
  'The call was malformed or its id is in use.':
    'L’appel était mal formé ou son identifiant est déjà utilisé.',
  'Tieout has no such bridge method.': 'Tieout n’a pas une telle fonction.',
  'The service could not be reached. Check the connection and try again.':
    'Le service est injoignable. Vérifiez la connexion et réessayez.',
  'Something inside Tieout failed, and this step was not completed. Try it again.':
    'Quelque chose a échoué dans Tieout, et cette étape n’a pas été achevée. Réessayez.',
  'This computer didn’t open its browser, so nothing was changed. Check that it has a default browser, then try again.':
    'Cet ordinateur n’a pas ouvert son navigateur : rien n’a changé. Vérifiez qu’il a un navigateur par défaut, puis réessayez.',
  'Tieout opens only pages of Xero and of the payment providers. This address is none of them.':
    'Tieout n’ouvre que des pages de Xero et des prestataires de paiement. Cette adresse n’en est pas une.',
  'A browser’s window has no place in the tray. The desktop app has one.':
    'La fenêtre d’un navigateur n’a pas de place dans la zone de notification. L’application de bureau en a une.',
  'The folder for sign-ins can’t be read or written, so sign-ins are kept until Tieout closes. Check the permissions and the free space of the app’s data folder.':
    'Le dossier des connexions ne peut être ni lu ni écrit : elles sont gardées jusqu’à la fermeture de Tieout. Vérifiez les droits et l’espace libre du dossier de données de l’application.',
  'This computer’s keychain (Secret Service) is missing or locked, so sign-ins are kept until Tieout closes.':
    'Le trousseau de cet ordinateur (Secret Service) est absent ou verrouillé : les connexions sont gardées jusqu’à la fermeture de Tieout.',
  'This computer’s keychain is missing or locked, so sign-ins are kept until Tieout closes.':
    'Le trousseau de cet ordinateur est absent ou verrouillé : les connexions sont gardées jusqu’à la fermeture de Tieout.',
  'Sign-ins kept earlier stay where they are and can’t be used now.':
    'Les connexions gardées auparavant restent où elles sont et ne peuvent pas servir pour l’instant.',
  'Unlock the keychain and start Tieout again to keep them.':
    'Déverrouillez le trousseau et redémarrez Tieout pour les conserver.',
  'The sign-in could not be saved on this computer, so the one before still stands. Free some space or check the permissions of the app’s data folder, then try again.':
    'La connexion n’a pas pu être enregistrée sur cet ordinateur : la précédente reste valable. Libérez de l’espace ou vérifiez les droits du dossier de données de l’application, puis réessayez.',
  'The sign-ins kept on this computer couldn’t be opened: their key is gone or the file was changed. Nothing else is affected. Please sign in again.':
    'Les connexions gardées sur cet ordinateur n’ont pas pu être ouvertes : leur clé a disparu ou le fichier a été modifié. Rien d’autre n’est touché. Veuillez vous reconnecter.',
};

/** French for what is said in English about Xero. */
export const frXero = {
  'Access to “{0}” wasn’t allowed, so nothing was changed. Try again and choose “{1}” on Xero’s page.':
    'L’accès à « {0} » n’a pas été autorisé : rien n’a changé. Réessayez et choisissez « {1} » sur la page de Xero.',
  '“{0}” is connected already and has its own books in Tieout. Open it from the list of organisations.':
    '« {0} » est déjà connectée et a ses propres livres dans Tieout. Ouvrez-la depuis la liste des organisations.',
  'These are the books of “{0}”. Add the other organisation from the list of organisations, so that it gets its own.':
    'Ce sont les livres de « {0} ». Ajoutez l’autre organisation depuis la liste des organisations, pour qu’elle ait les siens.',
  'Tieout failed while talking to Xero. Try again; if it stays, restart Tieout.':
    'Tieout a échoué en parlant à Xero. Réessayez ; si cela persiste, redémarrez Tieout.',
  'Xero doesn’t have this (any more).': 'Xero n’a pas, ou plus, cet objet.',
  'Xero refused this: {0}': 'Xero a refusé : {0}',
  'Xero refused this ({0}) and gave no reason. Nothing was changed.':
    'Xero a refusé ({0}) sans donner de raison. Rien n’a changé.',
  'Xero refused this and gave no reason.': 'Xero a refusé sans donner de raison.',
  'Xero doesn’t allow this sign-in to do that ({0}). Sign in again and allow it, or ask an adviser of the organisation for the right.':
    'Xero ne permet pas cela à cette connexion ({0}). Reconnectez-vous en l’autorisant, ou demandez-en le droit à un conseiller de l’organisation.',
  'Xero’s limit of calls for this organisation is used up for today. It opens again {0}; nothing is lost, and what is queued stays queued.':
    'Les appels que Xero permet à cette organisation sont épuisés pour aujourd’hui. Ils reprennent {0} ; rien n’est perdu, et ce qui est dans la file y reste.',
  'Xero takes no more calls for the moment. Try again {0}; nothing is lost.':
    'Xero n’accepte plus d’appels pour le moment. Réessayez {0} ; rien n’est perdu.',
  later: 'plus tard',
  'in about {0} seconds': 'dans environ {0, plural, one {# seconde} other {# secondes}}',
  'in about {0} minutes': 'dans environ {0, plural, one {# minute} other {# minutes}}',
  'in about {0} hours': 'dans environ {0, plural, one {# heure} other {# heures}}',
  'This isn’t a page of Xero’s.': 'Ce n’est pas une page de Xero.',
  '“{0}” isn’t a point in time.': '« {0} » n’est pas un moment.',
  'This isn’t a place in Xero’s ledger.': 'Ce n’est pas un endroit dans les livres de Xero.',
  'Access was not allowed in Xero, so nothing was connected. Try again when you are ready.':
    'L’accès n’a pas été autorisé dans Xero : rien n’a été connecté. Réessayez quand vous serez prêt.',
  'Xero doesn’t know this client id. Copy it again from your app’s page at developer.xero.com; the app must be of the type “Mobile or desktop app”.':
    'Xero ne connaît pas cet identifiant client. Copiez-le à nouveau depuis la page de votre application sur developer.xero.com ; l’application doit être du type « Mobile or desktop app ».',
  'Xero refused the permissions that Tieout needs for this client id. Check in the app’s configuration that it may use invoices, payments, bank transactions, contacts and settings.':
    'Xero a refusé à cet identifiant client les autorisations dont Tieout a besoin. Vérifiez dans la configuration de l’application qu’elle peut utiliser les factures, les paiements, les opérations bancaires, les contacts et les paramètres.',
  'Xero refused the sign-in. Try again; if it stays, check the client id and the redirect addresses of the app.':
    'Xero a refusé la connexion. Réessayez ; si cela persiste, vérifiez l’identifiant client et les adresses de redirection de l’application.',
  'Xero refused the sign-in ({0}). Try again; if it stays, check the client id and the redirect addresses of the app.':
    'Xero a refusé la connexion ({0}). Réessayez ; si cela persiste, vérifiez l’identifiant client et les adresses de redirection de l’application.',
  'Xero has ended this sign-in. Nothing is lost; sign in to Xero again under Connections to go on.':
    'Xero a mis fin à cette connexion. Rien n’est perdu ; reconnectez-vous à Xero sous Connexions pour continuer.',
  'The connection to Xero broke before it answered. Xero may or may not have taken this; Tieout looks before it sends again.':
    'La liaison avec Xero s’est rompue avant sa réponse. Xero a peut-être pris ceci, peut-être pas ; Tieout regarde avant de renvoyer.',
  'Xero can’t be reached. Check the internet connection; everything already here stays usable.':
    'Xero est injoignable. Vérifiez la connexion à Internet ; tout ce qui est déjà ici reste utilisable.',
  'Xero takes no more calls for the moment. Nothing was sent; try again in a minute.':
    'Xero n’accepte plus d’appels pour le moment. Rien n’a été envoyé ; réessayez dans une minute.',
  'Xero takes few more calls for this organisation today, so Tieout keeps the last {0} for what you do yourself. “Sync now” reads all the same; by itself Tieout goes on when Xero’s day is over.':
    'Xero n’accepte plus beaucoup d’appels pour cette organisation aujourd’hui : Tieout garde {0, plural, one {le dernier} other {les # derniers}} pour ce que vous faites vous-même. « Synchroniser » lit quand même ; de lui-même, Tieout reprend à la fin de la journée de Xero.',
  'This sign-in isn’t kept here any more. Enter the client id under Connections and sign in once more.':
    'Cette connexion n’est plus gardée ici. Saisissez l’identifiant client sous Connexions et connectez-vous encore une fois.',
  '“{0}” is connected to read only, so nothing was sent; what is queued stays queued. Turn posting on under Connections, then post again.':
    '« {0} » est connectée en lecture seule : rien n’a été envoyé, et ce qui est dans la file y reste. Activez l’écriture sous Connexions, puis comptabilisez à nouveau.',
  'Xero has a problem on its side ({0}). {1}': 'Xero a un problème de son côté ({0}). {1}',
  'It may or may not have taken this; Tieout looks before it sends again.':
    'Il a peut-être pris ceci, peut-être pas ; Tieout regarde avant de renvoyer.',
  'Try again in a few minutes.': 'Réessayez dans quelques minutes.',
  'Xero sent something that Tieout can’t read exactly ({0}), so it was left out rather than guessed.':
    'Xero a envoyé quelque chose que Tieout ne peut pas lire exactement ({0}) : cela a été laissé de côté plutôt que deviné.',
  'Xero sent something that Tieout can’t read exactly ({0}: {1}), so it was left out rather than guessed.':
    'Xero a envoyé quelque chose que Tieout ne peut pas lire exactement ({0} : {1}) : cela a été laissé de côté plutôt que deviné.',
  '{0} answers to {1} objects':
    '{0, plural, one {# réponse} other {# réponses}} pour {1, plural, one {# objet} other {# objets}}',
  'Each kind of object is taken out in calls of its own, payments one by one.':
    'Chaque sorte d’objet est retirée dans des appels à part, les paiements un par un.',
  'Each kind of object is sent in calls of its own.':
    'Chaque sorte d’objet est envoyée dans des appels à part.',
  'This isn’t a Xero client id. Copy it from your app’s page at developer.xero.com.':
    'Ce n’est pas un identifiant client Xero. Copiez-le depuis la page de votre application sur developer.xero.com.',
};

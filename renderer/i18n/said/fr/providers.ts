/** French for what is said in English of providers and sign-ins. */
export const frProviders = {
  'Cancelled.': 'Annulé.',
  'The sign-in took longer than {0} minutes and was closed. Nothing was connected; start it again.':
    'La connexion a duré plus de {0, plural, one {# minute} other {# minutes}} et a été fermée. Rien n’a été connecté ; recommencez.',
  'The sign-in needs one of the ports {0} on this computer, and all are in use. Close the other sign-in or program and try again.':
    'La connexion a besoin d’un des ports {0} de cet ordinateur, et tous sont occupés. Fermez l’autre connexion ou programme, puis réessayez.',
  'Paste the whole address of the page that the browser ended on.':
    'Collez l’adresse complète de la page où le navigateur a abouti.',
  'This isn’t an address. After you allowed access in {0}, copy everything in the browser’s address bar; it begins with {1}':
    'Ce n’est pas une adresse. Après avoir autorisé l’accès dans {0}, copiez tout ce que contient la barre d’adresse du navigateur ; elle commence par {1}',
  'This is {0}’s own page. Allow access there first; the browser then goes on to an address that begins with {1}':
    'C’est la page de {0}. Autorisez-y d’abord l’accès ; le navigateur passe ensuite à une adresse qui commence par {1}',
  'This address belongs to another sign-in, or a part of it is missing. Paste the address of the page that the last sign-in ended on, whole.':
    'Cette adresse appartient à une autre connexion, ou il en manque une partie. Collez en entier l’adresse de la page où la dernière connexion a abouti.',
  'This address has no code: a part of it is missing. Copy everything in the address bar.':
    'Cette adresse ne contient pas de code : il en manque une partie. Copiez tout ce que contient la barre d’adresse.',
  'This address isn’t the redirect URL of the sign-in, {0}, so nothing of it was used. Paste the address of the page that the browser ended on after you allowed access.':
    'Cette adresse n’est pas l’adresse de redirection de la connexion, {0} : rien n’en a été utilisé. Collez l’adresse de la page où le navigateur a abouti après l’autorisation.',
  'Stopped. What was read so far is kept.': 'Arrêté. Ce qui a été lu jusqu’ici est gardé.',
  '{0} can’t be reached. What was read before is still here; try again when you are online.':
    '{0} est injoignable. Ce qui a été lu auparavant est toujours là ; réessayez une fois en ligne.',
  'Reading from {0} failed in an unforeseen way.': 'La lecture auprès de {0} a échoué d’une façon imprévue.',
  '{0} no longer accepts the key. Connect it again to go on.':
    '{0} n’accepte plus la clé. Reconnectez-le pour continuer.',
  'The {0} key may not do this: it lacks the permission {1}. Give it to the key at {2}, then try again.':
    'La clé {0} n’a pas le droit de le faire : il lui manque l’autorisation {1}. Accordez-la à la clé chez {2}, puis réessayez.',
  '{0} asks to slow down. Nothing is lost; try again in a minute.':
    '{0} demande de ralentir. Rien n’est perdu ; réessayez dans une minute.',
  '{0} doesn’t know it': '{0} ne connaît pas cet objet',
  '{0} doesn’t know it: {1}': '{0} ne connaît pas cet objet : {1}',
  '{0} refused the request ({1})': '{0} a refusé la demande ({1})',
  '{0} refused the request ({1}): {2}': '{0} a refusé la demande ({1}) : {2}',
  '{0} couldn’t answer ({1})': '{0} n’a pas pu répondre ({1})',
  '{0} couldn’t answer ({1}): {2}': '{0} n’a pas pu répondre ({1}) : {2}',
  '{0} doesn’t tell {1}.': '{0} n’indique pas {1}.',
  'the movements of its balance': 'les mouvements de son solde',
  'its balance': 'son solde',
  'other accounts': 'd’autres comptes',
  'This page of payouts is no longer known. Sync again.':
    'Cette page de versements n’est plus connue. Synchronisez à nouveau.',
  'This sign-in is no longer open. Start it again under Connections.':
    'Cette connexion n’est plus ouverte. Recommencez-la sous Connexions.',
  'Without it Tieout can’t read payouts.': 'Sans elle, Tieout ne peut pas lire les versements.',
  'Without it Tieout can’t see which invoice a payment pays.':
    'Sans elle, Tieout ne voit pas quelle facture un paiement règle.',
  'Without it Tieout knows neither the numbers of invoices nor their currency.':
    'Sans elle, Tieout ne connaît ni les numéros des factures ni leur devise.',
  'Without it payments are shown without the customer’s name.':
    'Sans elle, les paiements sont montrés sans le nom du client.',
  'Paste both the client id and the client secret.': 'Collez l’identifiant client et le secret client.',
  'The Alternative Payments key is not on this machine any more. Connect it again to go on.':
    'La clé Alternative Payments n’est plus sur cet ordinateur. Reconnectez-le pour continuer.',
  'Alternative Payments doesn’t know this client id and secret. Check both, or make a new API key, and connect again.':
    'Alternative Payments ne connaît pas cet identifiant client et ce secret. Vérifiez les deux, ou créez une nouvelle clé d’API, puis reconnectez-le.',
  'Without it Tieout can’t see tips, and which invoice a payment pays.':
    'Sans elle, Tieout ne voit ni les pourboires ni la facture qu’un paiement règle.',
  'Without it sales tax, gift cards and discounts stay within sales.':
    'Sans elle, la taxe sur les ventes, les cartes-cadeaux et les remises restent dans les ventes.',
  'Without it sales can’t go to accounts by category.':
    'Sans elle, les ventes ne peuvent pas aller à des comptes par catégorie.',
  'Without it Tieout sees the payouts of no location.':
    'Sans elle, Tieout ne voit les versements d’aucun point de vente.',
  'This isn’t an access token of Square. Copy the production access token from your application’s Credentials page in Square’s Developer Console.':
    'Ce n’est pas un jeton d’accès de Square. Copiez le jeton d’accès de production depuis la page Credentials de votre application dans la Developer Console de Square.',
  '{0}, and a payout is booked once only. Leave it out here, or take it out there first.':
    '{0}, et un versement n’est comptabilisé qu’une fois. Ne le choisissez pas ici, ou retirez-le d’abord là-bas.',
  '{0} is used in “{1}” already': 'Déjà utilisé dans « {1} » : {0}',
  'Locations opened later go to “{0}” already': 'Les points de vente ouverts plus tard vont déjà à « {0} »',
  'This is the application id of Square’s test environment. In the Developer Console switch the application to Production and copy the id there.':
    'C’est l’identifiant d’application de l’environnement de test de Square. Dans la Developer Console, passez l’application en Production et copiez-y l’identifiant.',
  'This is a secret of the application, not its id. Keep it to yourself; the application id begins with sq0idp-':
    'C’est un secret de l’application, pas son identifiant. Gardez-le pour vous ; l’identifiant de l’application commence par sq0idp-',
  'This isn’t a Square application id. Copy it from the application’s OAuth page in Square’s Developer Console; it begins with sq0idp-':
    'Ce n’est pas un identifiant d’application Square. Copiez-le depuis la page OAuth de l’application dans la Developer Console de Square ; il commence par sq0idp-',
  'The redirect URL has to be http://localhost:{0}/callback, or an address that begins with https, without ? and #. Use exactly the one that is registered for the application.':
    'L’adresse de redirection doit être http://localhost:{0}/callback, ou une adresse qui commence par https, sans ? ni #. Utilisez exactement celle qui est enregistrée pour l’application.',
  'Access was not allowed in Square, so nothing was connected. Try again when you are ready.':
    'L’accès n’a pas été autorisé dans Square : rien n’a été connecté. Réessayez quand vous serez prêt.',
  'Square refused the sign-in. Check the application id and its redirect URL, then try again.':
    'Square a refusé la connexion. Vérifiez l’identifiant de l’application et son adresse de redirection, puis réessayez.',
  'Square refused the sign-in ({0}). Check the application id and its redirect URL, then try again.':
    'Square a refusé la connexion ({0}). Vérifiez l’identifiant de l’application et son adresse de redirection, puis réessayez.',
  'Square didn’t take the code of this sign-in. A code works once and for five minutes, with the application id and the redirect URL that it was asked for with. Start the sign-in again.':
    'Square n’a pas accepté le code de cette connexion. Un code sert une fois et pendant cinq minutes, avec l’identifiant d’application et l’adresse de redirection de sa demande. Recommencez la connexion.',
  'It said: {0}': 'Sa réponse : {0}',
  'Square has ended this sign-in. Nothing is lost; sign in to Square again under Connections to go on.':
    'Square a mis fin à cette connexion. Rien n’est perdu ; reconnectez-vous à Square sous Connexions pour continuer.',
  'Square answered the sign-in without tokens that Tieout can go on with. Try again.':
    'Square a répondu à la connexion sans jetons utilisables par Tieout. Réessayez.',
  'This isn’t a place in Square’s payouts.': 'Ce n’est pas un endroit dans les versements de Square.',
  'The Square access token is not on this machine any more. Connect Square again to go on.':
    'Le jeton d’accès Square n’est plus sur cet ordinateur. Reconnectez Square pour continuer.',
  'No sign-in to Square is waiting for an address. Start it again, then paste.':
    'Aucune connexion à Square n’attend d’adresse. Recommencez-la, puis collez.',
  'This isn’t the id of an account that is connected to this one. One starts with acct_.':
    'Ce n’est pas l’identifiant d’un compte connecté à celui-ci. Un tel identifiant commence par acct_.',
  'Without it the account is shown by the end of its key, not by its name.':
    'Sans elle, le compte est montré par la fin de sa clé et non par son nom.',
  'Reading from Stripe failed in an unforeseen way.':
    'La lecture auprès de Stripe a échoué d’une façon imprévue.',
  'Stripe can’t be reached. What was read before is still here; try again when you are online.':
    'Stripe est injoignable. Ce qui a été lu auparavant est toujours là ; réessayez une fois en ligne.',
  'Stripe no longer accepts the key. Paste a new restricted key to go on.':
    'Stripe n’accepte plus la clé. Collez une nouvelle clé restreinte pour continuer.',
  'The Stripe key may not do this: it lacks the permission {0}. Add it to the key in Stripe, then try again.':
    'La clé Stripe n’a pas le droit de le faire : il lui manque l’autorisation {0}. Ajoutez-la à la clé dans Stripe, puis réessayez.',
  'Stripe asks to slow down. Nothing is lost; try again in a minute.':
    'Stripe demande de ralentir. Rien n’est perdu ; réessayez dans une minute.',
  'Stripe refused the request: {0}': 'Stripe a refusé la demande : {0}',
  'Stripe doesn’t know it: {0}': 'Stripe ne connaît pas cet objet : {0}',
  'Stripe couldn’t answer ({0}): {1}': 'Stripe n’a pas pu répondre ({0}) : {1}',
  'no status': 'sans statut',
  'Stripe doesn’t let this key read the account: it isn’t connected to the platform (any more). Connect it there again, or with a key of its own.':
    'Stripe ne laisse pas cette clé lire le compte : il n’est pas, ou plus, connecté à la plateforme. Reconnectez-le là-bas, ou avec une clé à lui.',
  'This Stripe account is no platform: no accounts are connected to it.':
    'Ce compte Stripe n’est pas une plateforme : aucun compte n’y est connecté.',
  'This is a full secret key: it can move money. Tieout only reads, so it wants a restricted key (rk_…). Create one in Stripe under Developers, API keys, with the read permissions listed here.':
    'C’est une clé secrète complète : elle peut déplacer de l’argent. Tieout ne fait que lire et demande donc une clé restreinte (rk_…). Créez-en une dans Stripe sous Developers, API keys, avec les autorisations de lecture énumérées ici.',
  'This is a publishable key, meant for checkout pages: it can’t read payouts. Paste a restricted key (rk_…) instead.':
    'C’est une clé publiable, destinée aux pages de paiement : elle ne peut pas lire les versements. Collez plutôt une clé restreinte (rk_…).',
  'This is a webhook secret, not a key. Paste a restricted key (rk_…) instead.':
    'C’est un secret de webhook, pas une clé. Collez plutôt une clé restreinte (rk_…).',
  'This is the account’s id, not a key. Paste a restricted key (rk_…) instead.':
    'C’est l’identifiant du compte, pas une clé. Collez plutôt une clé restreinte (rk_…).',
  'This isn’t a Stripe key. A restricted key starts with rk_live_ or rk_test_.':
    'Ce n’est pas une clé Stripe. Une clé restreinte commence par rk_live_ ou rk_test_.',
  'Without it Tieout can’t prove the clearing account against Stripe’s balance.':
    'Sans elle, Tieout ne peut pas prouver le compte d’attente face au solde de Stripe.',
  'Without it Tieout can’t see what a payout is made of.':
    'Sans elle, Tieout ne voit pas de quoi un versement est composé.',
  'Without it Tieout can’t see which invoice a charge pays.':
    'Sans elle, Tieout ne voit pas quelle facture un encaissement règle.',
  'Without it Stripe shows no movement that a dispute caused, so payouts stay incomplete.':
    'Sans elle, Stripe ne montre aucun mouvement dû à un litige, et des versements restent incomplets.',
  '{0} Stripe asks for {1}.': '{0} Stripe demande {1}.',
  'The Stripe key is not on this machine any more. Paste it again to go on.':
    'La clé Stripe n’est plus sur cet ordinateur. Collez-la à nouveau pour continuer.',
  'Xendit knows no sub-account of this account by this id.':
    'Xendit ne connaît aucun sous-compte de ce compte sous cet identifiant.',
  'Without it Tieout can’t read withdrawals and what they are made of.':
    'Sans elle, Tieout ne peut lire ni les retraits ni ce qui les compose.',
  'Without it Tieout can’t prove what a withdrawal holds, nor the clearing account against Xendit’s balance.':
    'Sans elle, Tieout ne peut prouver ni ce qu’un retrait contient, ni le compte d’attente face au solde de Xendit.',
  'This is a public key, meant for checkout pages: it can’t read transactions. Paste a secret key (xnd_production_… or xnd_development_…) instead.':
    'C’est une clé publique, destinée aux pages de paiement : elle ne peut pas lire les transactions. Collez plutôt une clé secrète (xnd_production_… ou xnd_development_…).',
  'This isn’t a Xendit secret key. One starts with xnd_production_ or xnd_development_.':
    'Ce n’est pas une clé secrète Xendit. Une telle clé commence par xnd_production_ ou xnd_development_.',
  'The Xendit key is not on this machine any more. Paste it again to go on.':
    'La clé Xendit n’est plus sur cet ordinateur. Collez-la à nouveau pour continuer.',
};

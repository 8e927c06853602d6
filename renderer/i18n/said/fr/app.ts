/** French for what is said in English of flows, matching and the bridge on the page. */
export const frApp = {
  'Tieout did not answer. It may have changed something: look before you try again.':
    'Tieout n’a pas répondu. Il a peut-être changé quelque chose : regardez avant de réessayer.',
  'This page is no longer let in, because Tieout was started again. Open the newly printed link.':
    'Cette page n’est plus admise, car Tieout a été redémarré. Ouvrez le nouveau lien affiché.',
  'The call was too large.': 'L’appel était trop volumineux.',
  'Tieout refused the call ({0}).': 'Tieout a refusé l’appel ({0}).',
  'Tieout is not running on this computer any more. Start it again and open the printed link.':
    'Tieout ne tourne plus sur cet ordinateur. Redémarrez-le et ouvrez le lien affiché.',
  'Tieout stopped in the middle of the answer. Look before you try again.':
    'Tieout s’est arrêté au milieu de la réponse. Regardez avant de réessayer.',
  '{0}: {1}: expected {2}.': '{0} : {1} : attendu {2}.',
  '{0} was called with a wrong argument': '{0} a reçu un argument inattendu',
  "{0} answered in a shape that Tieout doesn't know":
    '{0} a répondu sous une forme que Tieout ne connaît pas',
  'The file could not be made. Try again.': 'Le fichier n’a pas pu être créé. Réessayez.',
  'The report could not be made. Try again.': 'Le rapport n’a pas pu être créé. Réessayez.',
  'The PDF’s font could not be read ({0}).': 'La police du PDF n’a pas pu être lue ({0}).',
  '{0} certain {1} of this account would have been wrong. It can confirm by itself only while none is.':
    '{0, plural, one {# rapprochement sûr de ce compte aurait été faux} other {# rapprochements sûrs de ce compte auraient été faux}}. La confirmation sans demander n’est possible que s’il n’y en a aucun.',
  '{0} of {1} confirmed decisions of this account agree. Confirm {2} more by hand first.':
    '{0} décisions confirmées de ce compte sur {1} concordent. Confirmez-en d’abord encore {2} à la main.',
  'This isn’t a backup of Tieout, so nothing was restored. Choose a file that ends in .tieout.gz.':
    'Ce n’est pas une sauvegarde de Tieout ; rien n’a été restauré. Choisissez un fichier qui finit par .tieout.gz.',
  'This backup is damaged or isn’t complete, so nothing was restored. Use another copy of it.':
    'Cette sauvegarde est abîmée ou incomplète ; rien n’a été restauré. Prenez-en une autre copie.',
  'A newer version of Tieout wrote this backup, so nothing was restored. Update Tieout, then restore it.':
    'Une version plus récente de Tieout a écrit cette sauvegarde ; rien n’a été restauré. Mettez Tieout à jour, puis restaurez-la.',
  'The data of this organisation are being changed, so no backup was saved. Wait until syncing and posting are done, then try again.':
    'Les données de cette organisation sont en cours de modification ; aucune sauvegarde n’a été faite. Attendez la fin de la synchronisation et de la comptabilisation, puis réessayez.',
  'This organisation is open in another window, or postings of it are being sent, so nothing was removed. Close the other window, then try again.':
    'Cette organisation est ouverte dans une autre fenêtre, ou ses écritures sont en cours d’envoi ; rien n’a été retiré. Fermez l’autre fenêtre, puis réessayez.',
  'Something of this organisation is still running, so nothing was removed. Wait for it or cancel it at the foot of the window, then try again.':
    'Un travail de cette organisation est encore en cours ; rien n’a été retiré. Attendez-le ou annulez-le au bas de la fenêtre, puis réessayez.',
  'One of these is confirmed already. Undo that first.':
    'L’un d’eux est déjà validé. Annulez d’abord cette validation.',
  'This proposal has changed since it was shown. Look at the new one.':
    'Cette proposition a changé depuis son affichage. Regardez la nouvelle.',
  'There is no bank line for this payout yet, so there is nothing to confirm.':
    'Ce versement n’a pas encore de ligne bancaire ; il n’y a rien à valider.',
  'There are equal answers. Choose the bank line.':
    'Plusieurs réponses se valent. Choisissez la ligne bancaire.',
  'These are in {0} and {1}. Choose one currency.': 'Ils sont en {0} et {1}. Choisissez une seule devise.',
  'These payouts come from different provider accounts. Confirm them one account at a time.':
    'Ces versements viennent de comptes différents chez les prestataires. Validez-les un compte à la fois.',
  'These lines are on different bank accounts. Choose lines of one account.':
    'Ces lignes sont sur des comptes bancaires différents. Choisissez des lignes d’un seul compte.',
  'The payouts come to {0}, the bank lines to {1}: {2} remains. Choose lines that come to the same.':
    'Les versements font {0}, les lignes bancaires {1} : il reste {2}. Choisissez des lignes du même total.',
  'Choose at least one payout that is still there.': 'Choisissez au moins un versement encore présent.',
  'Choose at least one bank line that is still there.':
    'Choisissez au moins une ligne bancaire encore présente.',
  '{0} of {1} postings of this match are in Xero or on their way. Take them back in the queue first; undoing here would leave them behind.':
    'Sur {1, plural, one {# écriture} other {# écritures}} de ce rapprochement, {0, plural, one {# est déjà dans Xero ou en route. Reprenez-la} other {# sont déjà dans Xero ou en route. Reprenez-les}} d’abord dans la file ; annuler ici ne toucherait pas à Xero.',
  'The return of this payout is confirmed too. Undo that first.':
    'Le retour de ce versement est validé aussi. Annulez-le d’abord.',
  'Postings are being sent right now. Wait until that is done, then undo.':
    'Des écritures sont en cours d’envoi. Attendez la fin, puis annulez.',
  'Postings are being sent right now. Wait until that is done, then start over.':
    'Des écritures sont en cours d’envoi. Attendez la fin, puis recommencez.',
  'Postings are being sent right now. Wait until that is done, then try again.':
    'Des écritures sont en cours d’envoi. Attendez la fin, puis réessayez.',
  'This match has been undone already.': 'Ce rapprochement est déjà annulé.',
  'This match has changed. Look at it again.': 'Ce rapprochement a changé. Regardez-le de nouveau.',
  'Payouts of this provider are matched or written down to post, so it can’t be removed. Take those postings back and undo the matches first.':
    'Des versements de ce prestataire sont rapprochés ou inscrits pour être comptabilisés ; il ne peut pas être retiré. Reprenez d’abord ces écritures et annulez les rapprochements.',
  'The file is larger than {0} MB. Nothing was read. Export a shorter time, and import the parts one after another.':
    'Le fichier dépasse {0} Mo. Rien n’a été lu. Exportez une période plus courte, et importez les parties l’une après l’autre.',
  '{0} the date and amount of a line from another file, but another text. Check that they aren’t the same, beginning with line {1} ({2}).':
    '{0} la date et le montant d’une ligne d’un autre fichier, mais un autre libellé. Vérifiez qu’il ne s’agit pas des mêmes, à commencer par la ligne {1} ({2}).',
  '1 line has': '1 ligne a',
  '{0} lines have': '{0} lignes ont',
  '{0} can’t be read.': '{0} ne peut pas être lu.',
  'The account “{0}” of {1} is connected and its history isn’t read to its beginning yet, so these payouts may be its own and would be booked twice. Nothing was taken in. Sync until all history is read, or remove that connection first.':
    'Le compte « {0} » de {1} est connecté et son historique n’est pas encore lu jusqu’au début ; ces versements sont peut-être les siens et seraient comptabilisés deux fois. Rien n’a été importé. Synchronisez jusqu’à ce que tout l’historique soit lu, ou retirez d’abord cette connexion.',
  '{0} of this file came with the account “{1}” already, which is connected. Nothing was taken in, so that nothing is booked twice.':
    'Le compte « {1} », qui est connecté, a déjà apporté {0} de ce fichier. Rien n’a été importé, pour que rien ne soit comptabilisé deux fois.',
  '1 payout or movement': '1 versement ou mouvement',
  '{0} payouts or movements': '{0} versements ou mouvements',
  '{0} of this account came with files of “{1}” already. They were not taken in, so that nothing is counted twice. Move what the files brought over to this account, under Connections.':
    'Des fichiers de « {1} » ont déjà apporté {0} de ce compte. Rien n’en a été repris, pour que rien ne soit compté deux fois. Déplacez vers ce compte ce que les fichiers ont apporté, sous Connexions.',
  '{0} of this account came with the connection “{1}” already: it is the same account connected twice. They were not taken in, so that nothing is counted twice. Move what came with it over to this account, under Connections.':
    'La connexion « {1} » a déjà apporté {0} de ce compte : c’est le même compte connecté deux fois. Rien n’en a été repris, pour que rien ne soit compté deux fois. Déplacez vers ce compte ce qu’elle a apporté, sous Connexions.',
  'The payout {0} of the files isn’t one of “{1}”. Nothing was moved. If the files are of several accounts, remove what they brought and import again only what isn’t connected.':
    'Le versement {0} des fichiers n’est pas de « {1} ». Rien n’a été déplacé. Si les fichiers viennent de plusieurs comptes, retirez ce qu’ils ont apporté et ne réimportez que ce qui n’est pas connecté.',
  'The payout {0} of the files differs from what “{1}” tells of it now, and it is posted or matched as the files have it. Nothing was moved. Take its postings back first.':
    'Le versement {0} des fichiers diffère de ce que « {1} » en dit maintenant, et il est comptabilisé ou rapproché tel que dans les fichiers. Rien n’a été déplacé. Reprenez d’abord ses écritures.',
  '{0} ({1}, {2} {3})': '{0} ({1}, {2} {3})',
  'Postings of these payouts are waiting or under way. Finish posting, or take them out of the queue, then move them over. Nothing was moved.':
    'Des écritures de ces versements attendent ou sont en cours. Terminez la comptabilisation, ou retirez-les de la file, puis déplacez-les. Rien n’a été déplacé.',
  'Both the files and the account have postings in {0}, by mappings of their own. Take those of one of them back first. Nothing was moved.':
    'Les fichiers et le compte ont chacun des écritures en {0}, selon leurs propres comptes choisis. Reprenez d’abord celles de l’un des deux. Rien n’a été déplacé.',
  'This payment is written down to be posted, or in Xero already. Take it out of the queue first, or change it in Xero.':
    'Ce paiement est inscrit pour être comptabilisé, ou déjà dans Xero. Retirez-le d’abord de la file, ou modifiez-le dans Xero.',
  'These invoices come to more than the payment. Choose again.':
    'Ces factures dépassent le paiement. Choisissez de nouveau.',
  'This is saved. What it means for the other matches could not be worked out yet; match again.':
    'C’est enregistré. Ses effets sur les autres rapprochements n’ont pas encore pu être calculés ; rapprochez à nouveau.',
  'The data changed while this was being saved. Nothing was changed; try again.':
    'Les données ont changé pendant l’enregistrement. Rien n’a été modifié ; réessayez.',
  'Matching was stopped. Nothing was changed.': 'Le rapprochement a été arrêté. Rien n’a changé.',
  'Matching doesn’t call the desktop process.': 'Le rapprochement n’appelle pas le processus de bureau.',
  'The matching worker could not be started.': 'Le rapprochement n’a pas pu démarrer.',
  'The matching worker stopped.': 'Le rapprochement s’est arrêté.',
  'The books couldn’t be read again, so nothing was sent. Sync, then post again.':
    'Les livres n’ont pas pu être relus ; rien n’a été envoyé. Synchronisez, puis comptabilisez de nouveau.',
  'Xero holds another amount under the reference "{0}". Nothing was sent again. Look at it in Xero, then discard or retry this posting.':
    'Xero a un autre montant sous la référence « {0} ». Rien n’a été renvoyé. Regardez-le dans Xero, puis retirez cette écriture ou réessayez.',
  'The connection broke while Xero was taking a batch, and a part of it has arrived. Tieout waits five minutes for the rest before it sends that again. Post again then; nothing is lost.':
    'La connexion s’est rompue pendant que Xero recevait un lot, dont une partie est arrivée. Tieout attend le reste cinq minutes avant de le renvoyer. Comptabilisez de nouveau à ce moment-là ; rien n’est perdu.',
  'What was written down for this posting has changed since. Discard it and queue it again.':
    'Ce qui était inscrit pour cette écriture a changé depuis. Retirez-la et remettez-la dans la file.',
  'Xero keeps giving no answer. Nothing is lost: what is left stays in the queue. Try again in five minutes.':
    'Xero ne répond toujours pas. Rien n’est perdu : le reste attend dans la file. Réessayez dans cinq minutes.',
  'A part of this is in Xero already, posted by Tieout. Take that back first: else the money is counted twice.':
    'Une partie est déjà dans Xero, comptabilisée par Tieout. Reprenez-la d’abord : sinon l’argent est compté deux fois.',
  'Not every bank line of this payout has a deposit in Xero that is booked by someone else. Sync, then look at the lines in Xero.':
    'Toutes les lignes bancaires de ce versement n’ont pas dans Xero un dépôt comptabilisé par quelqu’un d’autre. Synchronisez, puis regardez les lignes dans Xero.',
  '“{0}” stands in {1} of {2} bank lines, and there are {3} payouts: it doesn’t tell whose money it is. Give more of the bank’s words.':
    '« {0} » figure dans {1} lignes bancaires sur {2}, et il y a {3, plural, one {# versement} other {# versements}} : ces mots ne disent pas à qui est l’argent. Donnez davantage de mots du libellé.',
  'This rule isn’t complete yet, or there is one like it.':
    'Cette règle n’est pas encore complète, ou il en existe une pareille.',
  'This rule is gone already.': 'Cette règle n’existe déjà plus.',
  'This rule was changed since. Look at it first.': 'Cette règle a changé depuis. Regardez-la d’abord.',
  'Stopped. What was read so far is kept.': 'Arrêté. Ce qui a été lu jusqu’ici est gardé.',
  'What was read could not be kept on this machine: {0}':
    'Ce qui a été lu n’a pas pu être conservé sur cet ordinateur : {0}',
};

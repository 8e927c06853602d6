/** Les règles et leur rejeu : phrases françaises, partie de `fr`. */
import type { enRules } from '../en/rules.ts';

export const frRules: Readonly<Record<keyof typeof enRules, string>> = {
  'nav.rules': 'Règles',
  'rules.subtitle':
    '{n, plural, =0 {Aucune règle} one {# règle} other {# règles}}{pairs, plural, =0 {} one {, # paire refusée} other {, # paires refusées}}',
  'rules.export': 'Enregistrer dans un fichier',
  'rules.import': 'Lire un fichier',
  'rules.exported': 'Toutes les règles et paires refusées sont dans {name}.',
  'rules.imported':
    '{added, plural, =0 {Aucune règle nouvelle} one {# règle ajoutée} other {# règles ajoutées}}, {replaced, plural, =0 {aucune remplacée} one {# remplacée} other {# remplacées}}, {same, plural, one {# déjà là} other {# déjà là}} ; {pairs, plural, =0 {aucune paire refusée ajoutée} one {# paire refusée ajoutée} other {# paires refusées ajoutées}}.',
  'rules.importedOff':
    '{n, plural, one {# règle qui confirme d’elle-même est arrivée désactivée. Autorisez-la ici.} other {# règles qui confirment d’elles-mêmes sont arrivées désactivées. Autorisez-les ici.}}',
  'rules.importProblems':
    '{n, plural, one {# ligne n’a pas pu être reprise ; tout le reste l’a été} other {# lignes n’ont pas pu être reprises ; tout le reste l’a été}}',
  'rules.importNothing': 'Ce fichier ne peut pas être lu',
  'rules.issue.file': 'Ce n’est pas un fichier de règles que cette version connaît : {problem}.',
  'rules.issue.rules': 'Règle {row}, {field} : {problem}',
  'rules.issue.declined': 'Paire refusée {row}, {field} : attendu {problem}',
  'rules.issue.expected': 'attendu {value}',
  'rules.undone': 'Le dernier changement de règles a été annulé.',
  'rules.on': 'Active',
  'rules.off': 'Désactivée',
  'rules.edit': 'Modifier : {rule}',
  'rules.delete': 'Supprimer : {rule}',
  'rules.kept': 'Enregistré. Tout ce qui est ouvert a été rapproché à nouveau.',
  'rules.deleted': 'Supprimé.',
  'rules.switchedOn': 'Activé.',
  'rules.switchedOff': 'Désactivé.',
  'rules.add': 'Ajouter',
  'rules.add.alias': 'Ajouter un nom sur le relevé',
  'rules.add.tolerance': 'Ajouter des frais bancaires',
  'rules.add.lag': 'Ajouter un délai jusqu’à la banque',
  'rules.add.rate': 'Ajouter un taux de change',
  'rules.change.alias': 'Nom sur le relevé',
  'rules.change.tolerance': 'Frais bancaires',
  'rules.change.lag': 'Délai jusqu’à la banque',
  'rules.change.rate': 'Taux de change',
  'rules.title.alias': 'Noms sur le relevé',
  'rules.title.tolerance': 'Frais bancaires',
  'rules.title.lag': 'Délais jusqu’à la banque',
  'rules.title.rate': 'Taux de change',
  'rules.title.byHandOnly': 'À la main seulement',
  'rules.title.declined': 'Paires refusées',
  'rules.title.autoApply': 'Confirmation sans demander',
  'rules.text.alias': 'Des mots du libellé bancaire qui disent de qui vient l’argent.',
  'rules.text.tolerance': 'Ce qu’une banque peut garder d’un versement avant qu’il arrive.',
  'rules.text.lag':
    'Le retard habituel des versements d’un compte. Sans règle, il est appris de ce que vous confirmez.',
  'rules.text.rate':
    'Ce que valait une devise un jour donné, pour reconnaître les versements convertis par la banque.',
  'rules.text.byHandOnly':
    'Une règle les avait confirmés et vous les avez repris : aucune règle ne confirme plus ces versements.',
  'rules.text.declined': 'Vous avez dit qu’ils ne vont pas ensemble. Ils ne sont plus jamais proposés.',
  'rules.text.autoApply':
    'Les rapprochements sûrs d’un compte peuvent être confirmés sans demander dès que {least} décisions confirmées concordent et qu’aucune n’est fausse. Ils attendent toujours votre envoi dans la file.',
  'rules.none.declined': 'Aucune paire refusée. Sur le bureau, X dit « pas cette paire ».',
  'rules.none.autoApply':
    'Connectez un prestataire pour voir à quel point ses rapprochements sûrs concordent avec vos décisions.',
  'rules.more': '{n, plural, one {En montrer # de plus} other {En montrer # de plus}}',
  'rules.allAccounts': '{provider}, tous les comptes',
  'rules.unknownAccount': 'un compte qui n’est pas ici',

  'rule.alias': '« {text} » dans le libellé bancaire veut dire {account}.',
  'rule.tolerance.fee': '{account} garde jusqu’à {amount} d’un versement.',
  'rule.tolerance.share': '{account} garde jusqu’à {share} d’un versement.',
  'rule.tolerance.both': '{account} garde jusqu’à {amount}, et pas plus de {share} d’un versement.',
  'rule.lag':
    'Les versements de {account} arrivent {median, plural, =0 {le jour même} one {# jour ouvré plus tard} other {# jours ouvrés plus tard}}, de {low, number} à {high, number} au plus.',
  'rule.rate': 'Le {date}, 1 {from} valait {rate} {to}.',
  'rule.autoApply': 'Les rapprochements sûrs de {account} sont confirmés sans demander.',

  'ruleField.text': 'Mots du libellé bancaire',
  'ruleField.textHelp': 'Majuscules, accents et signes ne changent rien. Au moins trois lettres ou chiffres.',
  'ruleField.means': 'Veut dire',
  'ruleField.account': 'Compte bancaire',
  'ruleField.connection': 'Compte du prestataire',
  'ruleField.maxFee': 'Au plus, {currency}',
  'ruleField.share': 'Au plus, pour cent du versement',
  'ruleField.boundsHelp': 'Un seul suffit. Si les deux sont donnés, les deux valent.',
  'ruleField.low': 'Au plus tôt',
  'ruleField.median': 'D’habitude',
  'ruleField.high': 'Au plus tard',
  'ruleField.days':
    '{n, plural, =0 {le jour même} one {# jour ouvré plus tard} other {# jours ouvrés plus tard}}',
  'ruleField.before': '{n, plural, one {# jour ouvré plus tôt} other {# jours ouvrés plus tôt}}',
  'ruleField.from': 'Une unité de',
  'ruleField.to': 'En',
  'ruleField.rate': 'Valait',
  'ruleField.date': 'Le',
  'ruleField.rateHelp': 'Un nombre décimal avec un point, comme 1.5234.',
  'ruleProblem.aliasShort': 'Au moins trois lettres ou chiffres.',
  'ruleProblem.aliasTaken': 'Il y a déjà une règle pour ces mots.',
  'ruleProblem.missing': 'Choisissez-en un.',
  'ruleProblem.boundMissing': 'Donnez un montant ou un pourcentage.',
  'ruleProblem.notPositive': 'Plus que zéro.',
  'ruleProblem.notNumber': 'Un nombre comme 2.50.',
  'ruleProblem.tooMuch': 'Au plus 10 pour cent.',
  'ruleProblem.accountTaken': 'Ce compte a déjà une règle. Modifiez celle-là.',
  'ruleProblem.lagRange': 'D’un jour ouvré avant à cinq après.',
  'ruleProblem.lagOrder': 'Au plus tôt, d’habitude et au plus tard, dans cet ordre.',
  'ruleProblem.rateText': 'Un nombre décimal avec un point, comme 1.5234.',
  'ruleProblem.sameCurrency': 'Deux devises différentes.',
  'ruleProblem.twice': 'un identifiant qui revient deux fois dans ce fichier',

  'replay.title': 'Ce que cela changerait',
  'replay.waiting': 'Complétez la règle pour voir ce qu’elle changerait.',
  'replay.running': 'Rejeu sur tout ce qui est en cache',
  'replay.over':
    'Rejoué sur {payouts, plural, one {{payoutsText} versement} other {{payoutsText} versements}} et {lines, plural, one {{linesText} ligne bancaire} other {{linesText} lignes bancaires}}, comme si rien n’était décidé.',
  'replay.nothing': 'Elle ne change aucun rapprochement.',
  'replay.kind.new': 'Nouveaux',
  'replay.kind.surer': 'Plus sûrs',
  'replay.kind.moved': 'Autre ligne',
  'replay.kind.lessSure': 'Moins sûrs',
  'replay.kind.lost': 'Perdus',
  'replay.certain': '{n, plural, one {{text} sûr} other {{text} sûrs}}',
  'replay.decided': '{n, plural, one {{text} déjà décidé} other {{text} déjà décidés}}',
  'replay.examples': '{kind} : {shown, number} sur {n, number}',
  'replay.isDecided': 'décidé',
  'replay.was': 'était : {verdict}',
  'replay.precision': 'Les sûrs, comparés à vos décisions',
  'replay.noDecisions': 'Rien de ce qui est décidé ne peut encore y être comparé.',
  'replay.wouldAgree':
    '{agree, plural, one {{agreeText} sur {allText} concorde} other {{agreeText} sur {allText} concordent}}{wrong, plural, =0 {, aucun n’est faux.} one {, # est faux.} other {, # sont faux.}}',
  'replay.before': 'Sans le changement : {agree, number} concordent, {wrong, number} faux.',
  'replay.heldOut':
    'Aucune décision ne se prouve elle-même : rien ne compte comme pris, le délai est appris de l’autre moitié des décisions, et les paires refusées sont rouvertes.',

  'auto.confirmed':
    '{agreed, number} décisions confirmées sur {least, number} ; {wrong, plural, =0 {0 fausse} one {# fausse} other {# fausses}}',
  'auto.confirmedMore':
    '{agreed, number} décisions confirmées concordent ; {wrong, plural, =0 {0 fausse} one {# fausse} other {# fausses}}',
  'auto.split': '{oneByOne, number} une par une, {together, number} par « Valider tous les sûrs »',
  'auto.byRule':
    '{n, plural, one {# de plus a été confirmée par la règle elle-même et ne compte pas.} other {# de plus ont été confirmées par la règle elle-même et ne comptent pas.}}',
  'auto.offered': 'Toutes concordent. Le compte peut confirmer sans demander.',
  'auto.lacksRight':
    '{n, plural, one {Il manque encore # décision confirmée qui concorde.} other {Il manque encore # décisions confirmées qui concordent.}}',
  'auto.lacksWrong': 'Pas de confirmation sans demander tant qu’un rapprochement sûr aurait été faux.',
  'auto.isOn': 'Confirme les rapprochements sûrs sans demander.',
  'auto.stoppedUndone':
    'Désactivé le {date} : vous avez repris un rapprochement que la règle avait confirmé.',
  'auto.stoppedWrong': 'Désactivé le {date} : un rapprochement sûr aurait été faux.',
  'auto.stoppedTooFew':
    'Désactivé le {date} : mesuré à nouveau, moins de {least} décisions confirmées concordaient.',
  'auto.said':
    '{n, plural, one {# rapprochement confirmé par règle. Il attend dans la file.} other {# rapprochements confirmés par règle. Ils attendent dans la file.}}',
  'auto.saidStopped':
    '{n, plural, one {Une règle qui confirme d’elle-même a été désactivée. Règles dit pourquoi.} other {# règles qui confirment d’elles-mêmes ont été désactivées. Règles dit pourquoi.}}',
  'auto.switch': 'Confirmer les rapprochements sûrs de {account} sans demander',
  'auto.measuring': 'Mesure en cours',
  'auto.wrongOnes': '{n, plural, one {Celui qui est faux} other {Ceux qui sont faux}}',
  'auto.wrong.confirmed': 'sûr disait {lines} ; vous avez confirmé {decided}',
  'auto.wrong.declined': 'sûr disait {lines} ; vous avez refusé cette paire',
  'auto.wrong.undone': 'sûr disait {lines} ; vous l’avez repris',
  'auto.noLine': 'aucune ligne bancaire',
  'auto.onDesk':
    'Confirmé par la règle pour {account} le {date}. Rien n’est comptabilisé avant que vous le fassiez.',
  'auto.onDeskShort': 'par règle',

  'suggest.title': 'Un nom que la banque utilise',
  'suggest.text':
    '« {text} » se trouve dans {confirmed, plural, one {# ligne confirmée} other {# lignes confirmées}} de {account} et dans aucune confirmée pour quelqu’un d’autre{open, plural, =0 {} one {, et dans # ligne ouverte} other {, et dans # lignes ouvertes}}.',
  'suggest.make': 'En faire une règle',
  'suggest.fromDesk': 'Toujours lire ce libellé comme {provider}',

  'suggest.bankKeeps': 'La banque garde jusqu’à {amount}',

  'pair.payout': 'Versement de {amount}, {date}',
  'pair.line': 'ligne bancaire de {amount}, {date}',
  'pair.gone': 'n’est plus ici',
  'pair.is': 'n’est pas',

  'activity.rule.kept': 'Règle enregistrée : {name}.',
  'activity.rule.removed': 'Règle supprimée : {name}.',
  'activity.rule.confirmed': 'Confirmé par la règle pour {name} : versement de {amount}, {date}.',
  'activity.rule.stoppedUndone':
    '{name} ne confirme plus sans demander : vous avez repris un rapprochement que la règle avait confirmé.',
  'activity.rule.stoppedWrong':
    '{name} ne confirme plus sans demander : mesuré à nouveau, un rapprochement sûr aurait été faux.',
  'activity.rule.stoppedTooFew':
    '{name} ne confirme plus sans demander : mesuré à nouveau, moins de 20 décisions confirmées concordaient.',
  'activity.rules.imported':
    'Règles lues d’un fichier : {added, plural, one {# règle} other {# règles}} et {lines, plural, one {# paire refusée reprise} other {# paires refusées reprises}}, {errors, plural, =0 {aucune ligne rejetée.} one {# ligne rejetée.} other {# lignes rejetées.}}',
  'replay.tooBroad':
    'Ces mots figurent dans {heardText} lignes bancaires sur {linesText}, pour {payoutsText} versements seulement : ils ne disent pas à qui est l’argent. Donnez davantage de mots du libellé.',
  'stage.replay': 'Rejeu',
};

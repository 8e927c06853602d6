/** French for what is said in English about bank files. */
export const frStatement = {
  'Line {0}: {1}. It holds no date and was taken for a remark.':
    'Ligne {0} : {1}. Elle n’a pas de date et a été prise pour une remarque.',
  'Line {0}: {1}. The row was left out.': 'Ligne {0} : {1}. La ligne a été laissée de côté.',
  '"{0}" in {1} is not an exact amount in {2}, with "{3}" before the decimals':
    '« {0} » dans {1} n’est pas un montant exact en {2}, avec « {3} » avant les décimales',
  '"{0}" in {1} is not an exact amount with "{2}" before the decimals':
    '« {0} » dans {1} n’est pas un montant exact, avec « {2} » avant les décimales',
  'Column {0}': 'Colonne {0}',
  'Both {0} and {1} hold an amount; one was expected':
    '{0} et {1} contiennent toutes deux un montant ; un seul était attendu',
  'Neither {0} and {1} holds an amount': 'Ni {0} ni {1} ne contient de montant',
  '{0} is empty; an amount was expected': '{0} est vide ; un montant était attendu',
  '"{0}" in {1} is neither debit nor credit': '« {0} » dans {1} n’est ni débit ni crédit',
  '{0} says credit, but the amount has a minus': '{0} indique un crédit, mais le montant est négatif',
  '"{0}" in {1} is not a currency code of three letters':
    '« {0} » dans {1} n’est pas un code de devise à trois lettres',
  'The row has {0} columns where {1} were expected, so its cells may have shifted':
    'La ligne a {0, plural, one {# colonne} other {# colonnes}} au lieu de {1} ; ses cellules sont peut-être décalées',
  '"{0}" in {1} is not a date as {2}': '« {0} » dans {1} n’est pas une date de la forme {2}',
  'day/month/year': 'jour/mois/année',
  'month/day/year': 'mois/jour/année',
  'year-month-day': 'année-mois-jour',
  'The file ends without a line end inside {0}, so the amount may be cut. If the row is whole, add a line end to the file':
    'Le fichier finit sans fin de ligne dans {0} ; le montant est peut-être coupé. Si la ligne est entière, ajoutez une fin de ligne au fichier',
  'The file has no column that could be {0}. Nothing was read. Choose the columns, or export the file again.':
    'Le fichier n’a rien qui puisse être {0}. Rien n’a été lu. Choisissez les colonnes, ou exportez de nouveau le fichier.',
  'a date column': 'une colonne de dates',
  'an amount column': 'une colonne de montants',
  'a debit and a credit column': 'une colonne débit et une colonne crédit',
  'a column that says debit or credit': 'une colonne qui indique débit ou crédit',
  'A quote opened on line {0} is never closed. Everything from that line on was left out.':
    'Un guillemet ouvert à la ligne {0} n’est jamais fermé. Tout ce qui suit à partir de cette ligne a été laissé de côté.',
  'No separator was found that splits the lines into columns. Choose it.':
    'Aucun séparateur ne divise les lignes en colonnes. Choisissez-le.',
  'The file has no row with column names. Check which column is which.':
    'Le fichier n’a pas de ligne avec les noms des colonnes. Vérifiez ce que contient chaque colonne.',
  'No column with dates was found. Choose it.': 'Aucune colonne de dates n’a été trouvée. Choisissez-la.',
  'Every date in this file can be read with the day or the month first. Choose the order.':
    'Chaque date de ce fichier peut se lire avec le jour ou le mois en premier. Choisissez l’ordre.',
  'No column with amounts was found. Choose it.':
    'Aucune colonne de montants n’a été trouvée. Choisissez-la.',
  'It is not clear whether points and commas group thousands or start the decimals. Choose.':
    'On ne sait pas si points et virgules séparent les milliers ou précèdent les décimales. Choisissez.',
  'No column with a description was found.': 'Aucune colonne de libellé n’a été trouvée.',
  'No amount has a minus. Check that money out isn’t shown as positive.':
    'Aucun montant n’est négatif. Vérifiez que les sorties ne sont pas indiquées en positif.',
  'The statement opens with {0}, the one before it closed with {1}. A statement is missing between them, or there twice.':
    'Le relevé s’ouvre à {0}, le précédent s’est clos à {1}. Un relevé manque entre les deux, ou s’y trouve deux fois.',
  "The statement's lines lead from {0} to {1}, but it closes with {2}. A line is missing, there twice, or read wrongly.":
    'Les lignes du relevé mènent de {0} à {1}, mais il se clôt à {2}. Une ligne manque, s’y trouve deux fois ou est mal lue.',
  '"{0}" is no date as YYMMDD. The lines of this group were left out.':
    '« {0} » n’est pas une date de la forme AAMMJJ. Les lignes de ce groupe ont été laissées de côté.',
  '"{0}" is no amount in whole minor units.': '« {0} » n’est pas un montant en plus petites unités entières.',
  'The account before has no trailer (49): the file lost something there. Its lines may be incomplete.':
    'Le compte précédent n’a pas d’enregistrement de fin (49) : le fichier a perdu quelque chose à cet endroit. Ses lignes sont peut-être incomplètes.',
  '"{0}" has no type and amount as 165,150000. It was left out.':
    '« {0} » n’a ni type ni montant de la forme 165,150000. Cet enregistrement a été laissé de côté.',
  'Type {0} is neither a credit (100–399) nor a debit (400–699). It was left out.':
    'Le type {0} n’est ni un crédit (100–399) ni un débit (400–699). Cet enregistrement a été laissé de côté.',
  'A record {0} stands outside an account: the file lost something before it. It was left out.':
    'Un enregistrement {0} est hors de tout compte : le fichier a perdu quelque chose avant lui. Il a été laissé de côté.',
  "The account's control total is {0}, its amounts add up to {1}. A record is missing or was changed.":
    'Le total de contrôle du compte est {0}, ses montants font {1}. Un enregistrement manque ou a été modifié.',
  'The account says that it has {0} records; it has {1}. A record is missing or there twice.':
    'Le compte annonce {0, plural, one {# enregistrement} other {# enregistrements}} ; il en a {1}. Un enregistrement manque ou s’y trouve deux fois.',
  'The file has no trailer (99): it ends early. Ask the bank for the file again, or import the part that is here.':
    'Le fichier n’a pas d’enregistrement de fin (99) : il finit trop tôt. Redemandez le fichier à la banque, ou importez la partie présente.',
  'Amounts in {0} were read with {1} decimals. Check one.':
    'Les montants en {0} ont été lus avec {1, plural, =0 {zéro décimale} one {# décimale} other {# décimales}}. Vérifiez-en un.',
  'Entry {0} {1}. It was left out.': 'L’écriture {0} {1}. Elle a été laissée de côté.',
  'is in {0}, its statement in {1}': 'est en {0}, son relevé en {1}',
  'has no booking date': 'n’a pas de date comptable',
  'has no exact amount in {0} with a direction (CRDT or DBIT)':
    'n’a pas de montant exact en {0} avec un sens (CRDT ou DBIT)',
  'has no exact amount with a direction (CRDT or DBIT)':
    'n’a pas de montant exact avec un sens (CRDT ou DBIT)',
  '1 entry is not booked yet and left out. It comes with a later statement.':
    '1 écriture n’est pas encore comptabilisée par la banque et a été laissée de côté. Elle viendra avec un relevé ultérieur.',
  '{0} entries are not booked yet and left out. They come with a later statement.':
    '{0} écritures ne sont pas encore comptabilisées par la banque et ont été laissées de côté. Elles viendront avec un relevé ultérieur.',
  'The file defines entities of its own, which bank files never do. It was not read.':
    'Le fichier définit ses propres entités, ce que les relevés bancaires ne font jamais. Il n’a pas été lu.',
  'The file is nested deeper than any bank statement. It was not read.':
    'Le fichier est imbriqué plus profondément que tout relevé bancaire. Il n’a pas été lu.',
  'This is a CAMT.054 notification of single bookings. Ask the bank for the statement, CAMT.053.':
    'C’est un avis CAMT.054 d’écritures isolées. Demandez à la banque le relevé, CAMT.053.',
  'The file is damaged or ends early: {0} The {1} complete entries before were read. Ask the bank for the file again, or import the part that is here.':
    'Le fichier est abîmé ou finit trop tôt. {1, plural, =0 {Aucune écriture complète n’a été trouvée avant} one {La seule écriture complète qui précède a été lue} other {Les # écritures complètes qui précèdent ont été lues}}. Redemandez le fichier à la banque, ou importez la partie présente.',
  '"{0}" is no balance as C260131EUR1234,56.': '« {0} » n’est pas un solde de la forme C260131EUR1234,56.',
  '"{0}": a line as 2601310131C1234,56NTRFref was expected. It was left out.':
    '« {0} » : une ligne de la forme 2601310131C1234,56NTRFref était attendue. Elle a été laissée de côté.',
  'The last statement has no closing balance: the file ends early. The {0} lines before were read. Ask the bank for the file again, or import the part that is here.':
    'Le dernier relevé n’a pas de solde final : le fichier finit trop tôt. {0, plural, =0 {Aucune ligne n’a été trouvée avant} one {La seule ligne qui précède a été lue} other {Les # lignes qui précèdent ont été lues}}. Redemandez le fichier à la banque, ou importez la partie présente.',
  'Nothing in the file tells whether its dates are day or month first. They were read {0}: check one.':
    'Rien dans le fichier ne dit si ses dates commencent par le jour ou le mois. Elles ont été lues {0} : vérifiez-en une.',
  'day first': 'avec le jour en premier',
  'month first': 'avec le mois en premier',
  'year first': 'avec l’année en premier',
  "{0} records that aren't lines of a bank account were left out.":
    '{0, plural, one {# enregistrement qui n’est pas une ligne de compte bancaire a été laissé} other {# enregistrements qui ne sont pas des lignes de compte bancaire ont été laissés}} de côté.',
  'The file ends inside a record. The complete records before were read. Ask for the file again, or import the part that is here.':
    'Le fichier finit au milieu d’un enregistrement. Les enregistrements complets qui précèdent ont été lus. Redemandez le fichier, ou importez la partie présente.',
  'Nothing in the file tells which sign marks the decimals. "{0}" was taken: check one amount.':
    'Rien dans le fichier ne dit quel signe précède les décimales. « {0} » a été retenu : vérifiez un montant.',
  'The record has {0} twice: the file lost something between two records. It was left out.':
    'L’enregistrement a deux fois {0} : le fichier a perdu quelque chose entre deux enregistrements. Il a été laissé de côté.',
  '"{0}" is no date. The record was left out.':
    '« {0} » n’est pas une date. L’enregistrement a été laissé de côté.',
  '"{0}" is no exact amount in {1}. The record was left out.':
    '« {0} » n’est pas un montant exact en {1}. L’enregistrement a été laissé de côté.',
  '"{0}" is no exact amount. The record was left out.':
    '« {0} » n’est pas un montant exact. L’enregistrement a été laissé de côté.',
  'After transaction {0} the file has "<{1}", which is no tag. Something may be missing there.':
    'Après l’opération {0}, le fichier contient « <{1} », qui n’est pas une balise. Il y manque peut-être quelque chose.',
  'After transaction {0} an amount ({1}) stands outside a transaction: its opening tag is damaged. It was left out.':
    'Après l’opération {0}, un montant ({1}) est hors de toute opération : sa balise ouvrante est abîmée. Il a été laissé de côté.',
  'Transaction {0} has no {1}. It was left out.':
    'L’opération {0} n’a pas de champ {1}. Elle a été laissée de côté.',
  'Transaction {0} holds "<{1}", which is no tag. It was left out.':
    'L’opération {0} contient « <{1} », qui n’est pas une balise. Elle a été laissée de côté.',
  'Transaction {0} has {1} twice: the file lost something between two transactions. It was left out.':
    'L’opération {0} a deux fois {1} : le fichier a perdu quelque chose entre deux opérations. Elle a été laissée de côté.',
  'Transaction {0} stands outside a statement. It was left out.':
    'L’opération {0} est hors de tout relevé. Elle a été laissée de côté.',
  'Transaction {0}: "{1}" is not a date as YYYYMMDD. It was left out.':
    'Opération {0} : « {1} » n’est pas une date de la forme AAAAMMJJ. Elle a été laissée de côté.',
  'Transaction {0}: "{1}" can\'t be read as one exact amount in {2}. It was left out.':
    'Opération {0} : « {1} » ne se lit pas comme un montant exact en {2}. Elle a été laissée de côté.',
  'Transaction {0}: "{1}" can\'t be read as one exact amount. It was left out.':
    'Opération {0} : « {1} » ne se lit pas comme un montant exact. Elle a été laissée de côté.',
  'Transaction {0} corrects an earlier one ({1}). Check that both should stand.':
    'L’opération {0} en corrige une antérieure ({1}). Vérifiez que les deux doivent rester.',
  'Transaction {0} is in {1}, its statement in {2}. It was left out.':
    'L’opération {0} est en {1}, son relevé en {2}. Elle a été laissée de côté.',
  'The file ends inside transaction {0}, at {1}.': 'Le fichier finit au milieu de l’opération {0}, à {1}.',
  'The 1 complete transaction before it was read.': 'La seule opération complète qui précède a été lue.',
  'The {0} complete transactions before it were read.':
    '{0, plural, =0 {Aucune opération complète ne précède} other {Les # opérations complètes qui précèdent ont été lues}}.',
  'The file ends in the middle of a tag, after transaction {0}. Later transactions may be missing.':
    'Le fichier finit au milieu d’une balise, après l’opération {0}. Des opérations ultérieures manquent peut-être.',
  'The file ends before its closing tag, after transaction {0}. Later transactions may be missing.':
    'Le fichier finit avant sa balise de fin, après l’opération {0}. Des opérations ultérieures manquent peut-être.',
  'Ask the bank for the file again, or import the part that is here.':
    'Redemandez le fichier à la banque, ou importez la partie présente.',
  'This file writes debits without a minus. {0} transactions were read as debits by their type. Check the first, transaction {1}.':
    'Ce fichier écrit les débits sans signe moins. {0, plural, one {# opération a été lue comme débit d’après son type. Vérifiez-la : opération {1}} other {# opérations ont été lues comme débits d’après leur type. Vérifiez la première, l’opération {1}}}.',
  'This looks like OFX but has no <OFX> element. Ask the bank for the file again.':
    'Cela ressemble à de l’OFX, mais sans élément <OFX>. Redemandez le fichier à la banque.',
  'Line {0} names no currency and none was given. Say which currency the account has.':
    'La ligne {0} n’indique pas de devise et aucune n’a été donnée. Indiquez la devise du compte.',
  'Line {0} is in {1}, the account in {2}. It was left out.':
    'La ligne {0} est en {1}, le compte en {2}. Elle a été laissée de côté.',
  'On line {0} ({1}) the balance is {2} where {3} follows from the line before. A line may be missing, or the amounts are read wrongly.':
    'À la ligne {0} ({1}), le solde est {2} alors que {3} découle de la ligne précédente. Une ligne manque peut-être, ou les montants sont mal lus.',
  'The file holds {0} accounts ({1}). Choose the one to import.':
    'Le fichier contient {0} comptes ({1}). Choisissez celui à importer.',
  'The file holds {0} accounts ({1}). Only {2} is in {3} and was read.':
    'Le fichier contient {0} comptes ({1}). Seul {2} est en {3} et a été lu.',
  'The file holds no transactions.': 'Le fichier ne contient aucune opération.',
};

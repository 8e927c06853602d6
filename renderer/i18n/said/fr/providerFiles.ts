/** French for what is said in English about files of providers. */
export const frProviderFiles = {
  'On line {0} ({1}) the balance is {2} {3}, which doesn’t follow from the row before. A row may be missing or there twice, or the amounts are read wrongly.':
    'À la ligne {0} ({1}), le solde est de {2} {3}, ce qui ne découle pas de la ligne précédente. Une ligne manque peut-être ou figure deux fois, ou bien les montants sont mal lus.',
  'On line {0} ({1}) the balance is {2} {3}, which doesn’t follow from the line before. A line may be missing or there twice.':
    'À la ligne {0} ({1}), le solde est de {2} {3}, ce qui ne découle pas de la ligne précédente. Une ligne manque peut-être ou figure deux fois.',
  'A quote opened on line {0} is never closed. Everything from that line on was left out. Export the file again.':
    'Un guillemet ouvert à la ligne {0} n’est jamais fermé. Tout a été laissé de côté à partir de cette ligne. Exportez le fichier à nouveau.',
  'A quote opened on line {0} is never closed. Everything from there on was left out. Export the report again.':
    'Un guillemet ouvert à la ligne {0} n’est jamais fermé. Tout ce qui suit a été laissé de côté. Exportez le rapport à nouveau.',
  'The file ends without a line end, so its last row (line {0}) may be cut. Check that row: “{1}”.':
    'Le fichier se termine sans fin de ligne : sa dernière ligne (ligne {0}) est peut-être coupée. Vérifiez-la : « {1} ».',
  'The file has no column for {0} under the names that “{1}” uses. Nothing was read. Choose the columns, or another profile.':
    'Le fichier n’a pas, sous les noms qu’emploie « {1} », de colonne pour ceci : {0}. Rien n’a été lu. Choisissez les colonnes, ou une autre disposition.',
  'a date': 'une date',
  'an amount': 'un montant',
  'a currency': 'une devise',
  'the payout’s id': 'l’identifiant du versement',
  'the payout’s date': 'la date du versement',
  'Payout {0} was left out: a row that may belong to it could not be read, so its amount would be wrong. Mend that row, or export the file again.':
    'Le versement {0} a été laissé de côté : une ligne qui pourrait lui appartenir n’a pas pu être lue, son montant serait donc faux. Corrigez cette ligne, ou exportez le fichier à nouveau.',
  'Payout {0} was left out: its rows come to more than can be exact. An amount is read wrongly.':
    'Le versement {0} a été laissé de côté : ses lignes font plus que ce qui peut être exact. Un montant est mal lu.',
  'Line {0} names no payout and was left out.':
    'La ligne {0} ne nomme aucun versement et a été laissée de côté.',
  'Payout {0} is in the file {1} times with different amounts or dates, so it was left out. Mend the file, or export it again.':
    'Le versement {0} figure {1} fois dans le fichier avec des montants ou des dates différents : il a été laissé de côté. Corrigez le fichier, ou exportez-le à nouveau.',
  'Payout {0} is known in {1} and here in {2}. It stays as it was. If the file is right, remove the provider and import its files again.':
    'Le versement {0} est connu en {1} et figure ici en {2}. Il reste tel quel. Si le fichier a raison, retirez le prestataire et importez à nouveau ses fichiers.',
  'Payout {0} is matched already with {1} and the file would make it {2} of {3} rows. It stays as it was. Undo its match, then import the file again.':
    'Le versement {0} est déjà rapproché avec {1} et le fichier en ferait {2} en {3, plural, one {# ligne} other {# lignes}}. Il reste tel quel. Annulez son rapprochement, puis importez le fichier à nouveau.',
  'Payout {0} was {1} by earlier files and is {2} of {3} rows now. Check that against the provider.':
    'Le versement {0} était de {1} d’après des fichiers antérieurs et il est maintenant de {2} en {3, plural, one {# ligne} other {# lignes}}. Vérifiez auprès du prestataire.',
  'Line {0}, {1}: {2}.': 'Ligne {0}, {1, select, columns {colonnes} other {{1}}} : {2}.',
  'Line {0}, {1}: {2}. The transaction on it was left out.':
    'Ligne {0}, {1, select, columns {colonnes} other {{1}}} : {2}. Sa transaction a été laissée de côté.',
  'the row has {0} cells where {1} were expected, so they may have shifted':
    'la ligne a {0, plural, one {# cellule} other {# cellules}} au lieu de {1}, qui ont pu se décaler',
  'is empty; a date was expected': 'vide ; une date était attendue',
  'is empty; an amount was expected': 'vide ; un montant était attendu',
  'is empty': 'vide',
  '"{0}" is there twice, and every row should have one of its own':
    '« {0} » figure deux fois, alors que chaque ligne devrait avoir le sien',
  'is too long to be the name of something': 'trop long pour être le nom de quelque chose',
  '{0} is not a currency code of three letters': '{0} n’est pas un code de devise à trois lettres',
  '{0} is not a date as {1}': '{0} n’est pas une date de la forme {1}',
  'day/month/year': 'jour/mois/année',
  'month/day/year': 'mois/jour/année',
  'year-month-day': 'année-mois-jour',
  'The net amount is not the gross amount less the fees': 'le net n’est pas le brut moins les frais',
  '{0} is not an exact amount in {1} with "{2}" before the decimals':
    '{0} n’est pas un montant exact en {1} avec « {2} » devant les décimales',
  'whole smallest units of {0}': 'plus petites unités entières de {0}',
  '“{0}” is not a currency': '« {0} » n’est pas une devise',
  '“{0}” is neither DEBIT nor CREDIT': '« {0} » n’est ni DEBIT ni CREDIT',
  '“{0}” is not a time with its zone': '« {0} » n’est pas une heure avec son fuseau',
  '“{0}” is not a date': '« {0} » n’est pas une date',
  '"{0}" is not a date': '« {0} » n’est pas une date',
  '"{0}" is not a date with a time': '« {0} » n’est pas une date avec une heure',
  'This is neither of the reports that Xendit makes (Balance, Auto-Withdrawal): a column “Transaction ID” beside one named “Line Type” was expected. Export the report again as CSV.':
    'Ce n’est aucun des rapports de Xendit (Balance, Auto-Withdrawal) : une colonne « Transaction ID » à côté d’une colonne « Line Type » était attendue. Exportez le rapport à nouveau en CSV.',
  'The report has no column {0}, so nothing was read.':
    'Le rapport n’a pas de colonne {0} : rien n’a été lu.',
  'It has columns that Tieout doesn’t know: {0}.': 'Il a des colonnes que Tieout ne connaît pas : {0}.',
  'Export it again with all columns.': 'Exportez-le à nouveau avec toutes les colonnes.',
  'The column “{0}” is new to Tieout and was not read.':
    'La colonne « {0} » est nouvelle pour Tieout et n’a pas été lue.',
  'The transactions withdrawn on {0} come to {1}, but {2}. They were not tied to one.':
    'Les transactions retirées le {0} font {1}, mais {2}. Elles n’ont pas été rattachées à un retrait.',
  'no withdrawal of that day has this amount': 'aucun retrait de ce jour n’a ce montant',
  'more than one withdrawal of that day has it': 'plusieurs retraits de ce jour l’ont',
  'the same transactions as Xendit’s own service tells them don’t':
    'ces transactions, telles que le service de Xendit les donne, ne le font pas',
  'Xendit says: {0}.': 'Xendit dit : {0}.',
  'Xendit sent transaction {0} that moves money neither in nor out.':
    'Xendit a envoyé la transaction {0}, qui ne fait ni entrer ni sortir d’argent.',
  'Xendit sent transaction {0} with an amount below zero.':
    'Xendit a envoyé la transaction {0} avec un montant inférieur à zéro.',
  'Xendit sent transaction {0} converted to {1} without its net.':
    'Xendit a envoyé la transaction {0}, convertie en {1}, sans son net.',
  "Square sent payout entry {0} whose net {1} isn't its gross {2} less its fee {3}":
    'Square a envoyé le mouvement {0}, dont le net {1} n’est pas le brut {2} moins les frais {3}',
  "Stripe sent balance transaction {0} whose net {1} isn't its amount {2} less its fee {3}":
    'Stripe a envoyé le mouvement {0}, dont le net {1} n’est pas le montant {2} moins les frais {3}',
  'Stripe sent {0} minor units of {1}, which has no decimals: the last {2} digits must be zero':
    'Stripe a envoyé {0} plus petites unités de {1}, une devise sans décimales : {2, plural, one {le dernier chiffre doit être zéro} other {les # derniers chiffres doivent être des zéros}}',
  "{0} sent {1} in a shape that Tieout doesn't know: {2}: {3}":
    '{0} a envoyé « {1} » sous une forme que Tieout ne connaît pas : {2} : {3}',
  "{0} sent a {1} in a shape that Tieout doesn't know: {2}: {3}":
    '{0} a envoyé un objet « {1} » sous une forme que Tieout ne connaît pas : {2} : {3}',
  "Stripe sent a {0} in a shape that Tieout doesn't know: {1}: {2}":
    'Stripe a envoyé un objet « {0} » sous une forme que Tieout ne connaît pas : {1} : {2}',
  "Stripe sent {0} in a shape that Tieout doesn't know: {1}: {2}":
    'Stripe a envoyé « {0} » sous une forme que Tieout ne connaît pas : {1} : {2}',
  '{0} where {1} was expected': '{0} là où {1} était attendu',
  'not an amount': 'pas un montant',
  'not a currency code': 'pas un code de devise',
  'a next page has no cursor': 'une page suivante est sans curseur',
  'not a whole amount that can be exact': 'pas un montant entier qui puisse être exact',
  'not a time with its zone': 'pas une heure avec son fuseau',
  'not a real time': 'pas une heure réelle',
  'not a time of any business': 'pas une heure plausible',
  '{0} is not a whole number of minor units': '{0} n’est pas un nombre entier de plus petites unités',
  'The total is too large to be exact': 'le total est trop grand pour être exact',
  '"{0}" is not an amount': '« {0} » n’est pas un montant',
  '{0} is not an amount': '{0} n’est pas un montant',
  '"{0}" has more than {1} decimals': '« {0} » a plus de {1, plural, one {# décimale} other {# décimales}}',
  '"{0}" is too large to be exact': '« {0} » est trop grand pour être exact',
  '{0} is out of range for an amount': '{0} dépasse ce qu’un montant peut être',
};

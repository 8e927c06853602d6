/** Words that banks and payment providers write around a sender's name; any other word beside it makes a longer name of it. */

/** Of bank statements in the languages of the markets that payouts go to, and what providers' companies are called besides their names. */
const BESIDE = new Set(
  `ACC ACCOUNT ACCREDITO ACCT ACCTVERIFY ACH ACQUIRING ADJUSTMENT AMEX AT AUTO AUTOMATIC BACS BANK BANKCARD BANKING BGC BIC BIFAST
BIJSCHRIJVING BONIFICO BOOKING BSS BUSINESS CARD CARDS CASHOUT CHAPS CHARGEBACK CLEARED CLEARING CODE COLLECTION COLLECTIONS COM COMPANY CORP
CORPORATION CORRECTION CR CREDIT CREDITED CS CTX CCD DAILY DATE DAY DC DD DEBIT DEP DEPOSIT DEPOSITS DES DESC DESCR DIGITAL DIRECT DISB
DISBURSEMENT DISHONOR DISHONOUR DISHONOURED DR EFT EFTPOS EINGANG ELECTRONIC ENTRY EREF ETRANSFER EXPRESS FAILED FAST FASTER FEDNOW
FEDWIRE FIS FOR GC RE FP FPI FPS FUND FUNDS GATEWAY GIRO GMBH GUTSCHRIFT IAT IBAN ID IMPS IN INC INBETALNING INCOMING INDN INHOUSE INHOUSETRF
INLAND INST INSTANT INTER INTERBANK INTERNATIONAL INTERNET INTL INTO INWARD INWARDS KPO KREDIT KREF LIMITED LLC LLG LLP LTD MASTERCARD MASUK
MCM MERCH MERCHANT MERCHANTS MICRO MISC MISCELLANEOUS MONEY MONTHLY MREF MSP NAME NEFT NEXT NO NOTPROVIDED NPP NR NUM NUMBER
NV OF ON ONLINE ORIG ORIGINATOR OSKO OVERBOEKING OVERSCHRIJVING PARTIAL PART PAY PAYID PAYM PAYMENT PAYMENTS PAYOUT PAYOUTS
PENDING PLC PMT POS POSTED PPD PREAUTHORIZED PROCEEDS PROCESSING PT PTE PTY RECEIPT RECEIVE RECEIVED RECEPTION RECU REF REFERENCE
REJECT REJECTED REJECTION REMIT REMITTANCE RETURN RETURNED REVERSAL REVERSED RTGS RTP SA SALE SALES SAME SAMEDAY SARL SAS SCT SDD SELLER
SEPA SETTL SETTLE SETTLEMENT SETTLEMENTS SINAR SKN SPA SPLIT SQ SRL ST STICHTING SVWZ SWIFT SWITCHING TBK TECHNOLOGIES TECHNOLOGY
TELEGRAPHIC TERD TERDEPAN TEST TFR THE TO TRACE TRANSACTION TRANSACTIONS TRANSFER TRANSFERENCIA TRANSFERS TRANSFERT TRF TRN TRSF TRX TT
TXN TYPE UEBERWEISUNG UBERWEISUNG UNPAID VALUE VERIFICATION VERIFY VERSEMENT VIR VIREMENT VIRT VISA WEB WEEKLY WIRE WITH WITHDRAWAL
WITHDRAWALS WWW XFER ZAHLUNGSEINGANG AB AG APS AS BHD BV CO OY SDN UAB
AE AT AU AUS AUST AUSTRALIA AUSTRIA BE BELGIUM BRASIL BRAZIL CA CANADA CH DE DEUTSCHLAND DK DUBLIN EMEA ES EU EUROPE FI FR FRANCE GB
GERMANY HK HONG KONG IE INDIA INDONESIA IRELAND IRL IT ITALY JAPAN JP JAKARTA LONDON LU LUXEMBOURG MALAYSIA MELBOURNE MEXICO MX MY
NETHERLANDS NEW NL NO NORWAY NZ PH PHILIPPINES POLAND SE SG SINGAPORE SPAIN SWEDEN SYDNEY UK US USA ZEALAND
ANZ BARCLAYS BCA BNI BRI CBA CHASE CITI CITIBANK HSBC JPMORGAN LLOYDS MANDIRI NAB NATWEST WBC WESTPAC
AUD CAD CHF DKK EUR GBP HKD IDR JPY KWD MYR NOK NZD PHP PLN SEK SGD THB USD`.split(/\s+/),
);
/** Before a sender: whatever a bank wrote ahead of it is not part of the name. */
const INTRODUCE = new Set('BY DA DARI DE DU FROM PAR VAN VIA VON'.split(' '));
const AND = new Set('AND DAN ET OG OCH UND Y'.split(' '));
const MONTHS = new Set('JAN FEB MAR APR MAY JUN JUL AUG SEP SEPT OCT NOV DEC'.split(' '));
/** A bank that cuts texts leaves so much of a word. */
const SHORTEST_CUT = 3;
const LONG_WORD = 6;

const long = [...BESIDE].filter((word) => word.length >= LONG_WORD);
const cuts = new Map<string, boolean>();

function isCutWord(word: string): boolean {
  if (word.length < SHORTEST_CUT) return false;
  let is = cuts.get(word);
  if (is === undefined) {
    is = long.some((one) => one.startsWith(word));
    if (cuts.size > 10_000) cuts.clear();
    cuts.set(word, is);
  }
  return is;
}

/** Whether a word (upper case) may stand beside a sender's name, whole or cut by the bank. */
export function isBankWord(word: string): boolean {
  return BESIDE.has(word) || isCutWord(word);
}

/** Whether it says that a sender's name comes next. */
export function introduces(word: string): boolean {
  return INTRODUCE.has(word);
}

/** Whether it joins two names to one. */
export function joins(word: string): boolean {
  return word === '&' || AND.has(word);
}

/** Months stand behind the day of a date; elsewhere some are names. */
export function isMonth(word: string): boolean {
  return MONTHS.has(word);
}

const PAPER = 'CASH|CHEQUES?|CHECKS?|CHQS?|CHKS?|CHQUE|COINS?|TUNAI|CEK|ESPECES|LOCKBOX';
const PLACE = 'ATM|BRANCH|COUNTER|TELLER|OTC|REMOTE|MOBILE|NIGHT SAFE|QUICK|CDM';
const IN = 'DEP|DEPS|DEPO|DEPOSIT|DEPOSITS|DEPOSITED|LODGEMENT|LODGMENT|LODGED|PAID IN|PAYIN|PAY IN';
const BY_HAND = new RegExp(
  ` (?:(?:${PAPER}|${PLACE}) (?:${IN})|(?:${IN})(?: (?:OF|BY|BOOK))? (?:${PAPER})|(?:CASH|CHEQUE|CHQ|COUNTER|BRANCH|ATM) (?:CR|CREDIT)|` +
    '(?:CHEQUE|CHECK|CHQ|CHK)S? (?:NO |NR |NUMBER )?\\d+|OVER THE COUNTER|SETOR TUNAI|SETORAN(?: TUNAI)?|' +
    '(?:REMISE|REM|VERSEMENT|DEPOT)(?: DE)? (?:CHEQUES?|CHQS?|ESPECES)|BAREINZAHLUNG|BAREINZ|SCHECKEINREICHUNG) ',
);

/** Whether money was paid in by hand: notes, coins or cheques, at a counter, a machine or by telephone. */
export function isPaidInByHand(words: string): boolean {
  return BY_HAND.test(` ${words} `);
}

const BUSINESS = new Set(
  `ABONNEMENT ADVANCE BILL BILLING CAPITAL FACTURE FAKTUR FEE FEES FINANCING HARDWARE INV INVOICE INVOICES INVS LANGGANAN LEASE LENDING
LOAN LOYER MEMBERSHIP MIETE PAYROLL PURCHASE RECHNUNG REFUND REFUNDS REFUNDED REMBOURSEMENT RENT RENTAL SALARY SEWA SUBSCR SUBSCRIPTION
SUBSCRIPTIONS WAGES WAGE`.split(/\s+/),
);
/** Behind this label of US banks stands the account holder's own name. */
const HOLDER = ' INDN ';

/** Whether a text speaks of something else than takings that are paid out: an invoice, a refund, a fee, a loan; `own` words don't count. */
export function isOtherBusiness(words: string, own: string): boolean {
  const end = ` ${words} `.indexOf(HOLDER);
  const text = end < 0 ? words : words.slice(0, end);
  const mine = own === '' ? [] : own.split(' ');
  return text.split(' ').some((word) => BUSINESS.has(word) && !mine.includes(word));
}

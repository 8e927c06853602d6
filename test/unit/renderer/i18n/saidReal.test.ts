/** What the real code says of real troubles, in the other languages: no word of English is left in any of it. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIntl } from 'react-intl';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { checkMayApply } from '../../../../renderer/flows/autoApply.ts';
import type { FlowContext } from '../../../../renderer/flows/context.ts';
import { decide, decideByHand } from '../../../../renderer/flows/decide.ts';
import { refuseHeld } from '../../../../renderer/flows/sync/heldElsewhere.ts';
import { makeTexts } from '../../../../renderer/i18n/useTexts.ts';
import { fromDayNumber } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import { readStatement } from '../../../../shared/statement/readStatement.ts';
import { line, payout } from '../../shared/matching/world.ts';
import { bai2, camt, mt940, qif } from '../../shared/statement/writeFormats.ts';

const toldOf = (locale: string) => {
  const { told } = makeTexts(createIntl({ locale, messages: {} }));
  // What people see; the spaces of French typography as plain ones.
  return (english: string) => told(english).replaceAll(/[\u00A0\u202F]/g, ' ');
};
const inFrench = toldOf('fr-FR');
const inIndonesian = toldOf('id-ID');

const ENGLISH =
  /\b(?:the|was|were|is|isn|are|of|and|with|that|this|it|its|has|have|left|been|out|no|before|after|read|choose|check|ask|which|from|they|nothing|first|amount|account|currency|payouts?|movements?|statement|entry|entries|lines?|file|day|month|year|twice)\b/i;

function expectTold(english: string): void {
  for (const told of [inFrench(english), inIndonesian(english)]) {
    expect(told).not.toBe(english);
    expect([told, ENGLISH.exec(told)?.[0]]).toEqual([told, undefined]);
  }
}

function said(text: string, currency = 'EUR'): string[] {
  const { issues, notes } = readStatement({ name: 'b.txt', text, accountId: 'bank', currency });
  return [...issues, ...notes.filter(({ certain }) => !certain)].map(({ message }) => message);
}

const first = (text: string, currency?: string) => said(text, currency)[0] ?? '';
const csv = (...rows: readonly string[]) => `Date,Libelle,Montant\n${rows.join('\n')}\n`;
const ofx = (...transactions: readonly string[]) =>
  `OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>${transactions.join('')}</BANKTRANLIST></STMTRS></OFX>`;
const transaction = (amount: string, more = '') =>
  `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20261119<TRNAMT>${amount}<FITID>1${more}</STMTTRN>`;

const lines = Array.from({ length: 9 }, (_, index) => ({
  date: fromDayNumber(20_467 + index),
  amount: minor(index % 3 === 0 ? -(index + 1) * 1_001 : (index + 1) * 2_003),
  text: `VIREMENT ${String(index).padStart(3, '0')}`,
  reference: `R${index}`,
}));

const FILES: Readonly<Record<string, string>> = {
  MT940: mt940(lines, 'EUR'),
  CAMT: camt(lines, 'EUR'),
  BAI2: bai2(lines, 'EUR'),
  QIF: qif(lines, 'EUR'),
  OFX: ofx(...lines.map(({ amount }) => transaction(String(amount)))),
  CSV: csv(...lines.map(({ date, amount, text }) => `${date},${text},${amount}.00`)),
};

const SPOILERS: readonly ((text: string, at: number) => string)[] = [
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(0, at) + text.slice(at + 60),
  (text, at) => text.slice(0, at + 60) + text.slice(at),
  (text, at) => text.slice(0, at) + text.slice(at).replace(/\d+/, '9'.repeat(40)),
  (text, at) => text.slice(0, at) + text.slice(at).replace('EUR', 'XAF'),
  (text, at) => `${text.slice(0, at)}"${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}<${text.slice(at)}`,
];

describe('bank files', () => {
  test.each([
    [
      csv('2026-11-19,A,12.3x', '2026-11-20,B,7.00'),
      'Ligne 2 : « 12.3x » dans Montant n’est pas un montant exact en EUR, avec « . » avant les décimales. La ligne a été laissée de côté.',
    ],
    [
      csv('2026-11-19,A,12.30', '2026-11-20,B', '2026-11-21,C,7.00'),
      'Ligne 3 : La ligne a 2 colonnes au lieu de 3 ; ses cellules sont peut-être décalées. La ligne a été laissée de côté.',
    ],
    [
      csv('2026-11-19,A,12.30', 'TOTAL,,12.30'),
      'Ligne 3 : « TOTAL » dans Date n’est pas une date de la forme année-mois-jour. Elle n’a pas de date et a été prise pour une remarque.',
    ],
    [
      'Date,Libelle,Debit,Credit\n2026-11-19,A,1.00,2.00\n2026-11-20,B,1.00,\n',
      'Ligne 2 : Debit et Credit contiennent toutes deux un montant ; un seul était attendu. La ligne a été laissée de côté.',
    ],
    [
      csv('2026-11-19,A,12.30').trimEnd().slice(0, -1),
      'Ligne 2 : Le fichier finit sans fin de ligne dans Montant ; le montant est peut-être coupé. Si la ligne est entière, ajoutez une fin de ligne au fichier. La ligne a été laissée de côté.',
    ],
    [
      ofx(transaction('1.00'), transaction('2.00')).replace(/<\/STMTTRN><\/BANKTRANLIST>.*$/, ''),
      'Le fichier finit au milieu de l’opération 2, à FITID. La seule opération complète qui précède a été lue. Redemandez le fichier à la banque, ou importez la partie présente.',
    ],
    [
      ofx(transaction('1,234')),
      'Opération 1 : « 1,234 » ne se lit pas comme un montant exact en EUR. Elle a été laissée de côté.',
    ],
    [
      FILES['MT940']?.replace(/:62F:C\d{6}EUR[\d,]+/, ':62F:C260131EUR1,00') ?? '',
      'Les lignes du relevé mènent de 0,00 à 540,87, mais il se clôt à 1,00. Une ligne manque, s’y trouve deux fois ou est mal lue.',
    ],
  ])('%#: said in French', (text, french) => {
    expect(said(text).map(inFrench)).toEqual(expect.arrayContaining([french]));
    expectTold(first(text));
  });

  test.each(Object.entries(FILES))('%s spoiled in any way: whatever is said is told', (_, text) => {
    const shapes = new Map<string, string>();
    for (const spoil of SPOILERS) {
      for (let step = 0; step < 25; step += 1) {
        const messages = said(spoil(text, Math.floor(((step + 0.5) / 25) * text.length)), 'EUR');
        for (const message of messages) shapes.set(message.replaceAll(/"[^"]*"|\d+/g, '#'), message);
      }
    }
    expect(shapes.size).toBeGreaterThan(2);
    for (const message of shapes.values()) expectTold(message);
  });
});

describe('decisions', () => {
  const db = new TieoutDatabase('said-real');
  const ctx: FlowContext = { db, call: () => Promise.reject(new Error('offline')), now: () => 1 };
  const refusal = (doing: Promise<unknown>): Promise<string> =>
    doing.then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    );

  beforeAll(async () => {
    await db.payouts.bulkAdd([
      payout('po_1', 100, '2026-11-09'),
      payout('po_2', 250, '2026-11-10', { currency: 'USD' }),
      payout('po_3', 70, '2026-11-11', { connectionId: 'stripe-1' }),
    ]);
    await db.statementLines.bulkAdd([line('l1', 40, '2026-11-09')]);
  });
  afterAll(() => db.delete());

  test('that are refused say why', async () => {
    const byHand = (payoutKeys: readonly string[], lineKeys: readonly string[]) =>
      refusal(decideByHand(ctx, { payoutKeys, lineKeys }));
    const short = await byHand(['c1|po_1'], ['l1']);
    expect(inFrench(short)).toBe(
      'Les versements font 1,00 AUD, les lignes bancaires 0,40 AUD : il reste 0,60 AUD. Choisissez des lignes du même total.',
    );
    expect(inIndonesian(short)).toBe(
      'Pencairan berjumlah 1,00 AUD, baris bank 0,40 AUD: tersisa 0,60 AUD. Pilih baris yang jumlahnya sama.',
    );
    const mixed = await byHand(['c1|po_1', 'c1|po_2'], ['l1']);
    expect(inFrench(mixed)).toBe('Ils sont en AUD et USD. Choisissez une seule devise.');
    const none = await byHand([], ['l1']);
    expect(inFrench(none)).toBe('Choisissez au moins un versement encore présent.');
    const tooFew = await refusal(checkMayApply(ctx, 'c1'));
    expect(inFrench(tooFew)).toBe(
      '0 décisions confirmées de ce compte sur 20 concordent. Confirmez-en d’abord encore 20 à la main.',
    );
    const gone = await refusal(decide(ctx, 'nothing'));
    const held = await refusal(refuseHeld(db, 'stripe-2', { payouts: [payout('po_3', 70, '2026-11-11')] }));
    expect(inFrench(held)).toBe(
      'La connexion « stripe-1 » a déjà apporté 1 versement ou mouvement de ce compte : c’est le même compte connecté deux fois. Rien n’en a été repris, pour que rien ne soit compté deux fois. Déplacez vers ce compte ce qu’elle a apporté, sous Connexions.',
    );
    for (const english of [short, mixed, none, tooFew, gone, held]) expectTold(english);
  });
});

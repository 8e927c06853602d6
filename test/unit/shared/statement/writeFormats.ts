/** Writes the same lines as MT940, CAMT.053, BAI2 and QIF, as banks do. */
import { type Minor, minor, toMajorText } from '../../../../shared/money.ts';
import type { PlainDate } from '../../../../shared/dates.ts';

export interface WrittenLine {
  readonly date: PlainDate;
  readonly amount: Minor;
  readonly text: string;
  readonly reference: string;
}

const compact = (date: string) => date.replaceAll('-', '').slice(2);
const comma = (amount: number, currency: string) => {
  const text = toMajorText(minor(Math.abs(amount)), currency);
  return text.includes('.') ? text.replace('.', ',') : `${text},`;
};
const total = (lines: readonly WrittenLine[]) => lines.reduce((sum, line) => sum + line.amount, 0);

/** With opening balance zero. */
export function mt940(lines: readonly WrittenLine[], currency: string): string {
  const last = compact(lines.at(-1)?.date ?? '2026-01-01');
  const balance = (tag: string, amount: number, date: string) =>
    `:${tag}:${amount < 0 ? 'D' : 'C'}${date}${currency}${comma(amount, currency)}`;
  const rows = lines.flatMap(({ date, amount, text, reference }) => [
    `:61:${compact(date)}${compact(date).slice(2)}${amount < 0 ? 'D' : 'C'}${comma(amount, currency)}NTRF${reference || 'NONREF'}//B1`,
    `:86:${text}`,
  ]);
  return [
    '{1:F01BANKDEFFAXXX0000000000}{2:O940}{4:',
    ':20:STARTUMS',
    ':25:10020030/1234567',
    ':28C:1/1',
    balance('60F', 0, last),
    ...rows,
    balance('62F', total(lines), last),
    '-}',
    '',
  ].join('\r\n');
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `version` 2 writes the status as text, 8 as a code and names within `Pty`. */
export function camt(
  lines: readonly WrittenLine[],
  currency: string,
  version: 2 | 8 = 8,
  prefix = '',
): string {
  const p = prefix === '' ? '' : `${prefix}:`;
  const el = (name: string, inner: string, attributes = '') =>
    `<${p}${name}${attributes}>${inner}</${p}${name}>`;
  const amount = (value: number) =>
    el('Amt', toMajorText(minor(Math.abs(value)), currency), ` Ccy="${currency}"`) +
    el('CdtDbtInd', value < 0 ? 'DBIT' : 'CRDT');
  const balance = (code: string, value: number) =>
    el('Bal', el('Tp', el('CdOrPrtry', el('Cd', code))) + amount(value) + el('Dt', el('Dt', '2026-01-01')));
  const party = (name: string) => (version === 8 ? el('Pty', el('Nm', name)) : el('Nm', name));
  const entries = lines.map(({ date, amount: value, text, reference }) =>
    el(
      'Ntry',
      amount(value) +
        el('Sts', version === 8 ? el('Cd', 'BOOK') : 'BOOK') +
        el('BookgDt', el('Dt', date)) +
        el(
          'NtryDtls',
          el(
            'TxDtls',
            el('Refs', el('EndToEndId', escape(reference) || 'NOTPROVIDED')) +
              el('RltdPties', el(value < 0 ? 'Cdtr' : 'Dbtr', party('STRIPE PAYMENTS'))) +
              el('RmtInf', el('Ustrd', escape(text))),
          ),
        ),
    ),
  );
  const account = el('Acct', el('Id', el('IBAN', 'DE89370400440532013000')) + el('Ccy', currency));
  const statement = el(
    'Stmt',
    el('Id', 'S1') + account + balance('OPBD', 0) + balance('CLBD', total(lines)) + entries.join('\n'),
  );
  const xmlns = ` xmlns${prefix === '' ? '' : `:${prefix}`}="urn:iso:std:iso:20022:tech:xsd:camt.053.001.0${version}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${el('Document', el('BkToCstmrStmt', statement), xmlns)}\n`;
}

/** One group a day, each with its own account record: BAI2 dates its lines by the group. */
export function bai2(lines: readonly WrittenLine[], currency: string): string {
  const days = [...new Set(lines.map(({ date }) => date))];
  const groups = days.flatMap((day) => {
    const own = lines.filter(({ date }) => date === day);
    const details = own.flatMap(({ amount, text, reference }, index) => {
      const head = `16,${amount < 0 ? '475' : '165'},${Math.abs(amount)},Z,B${index},${reference},`;
      const [first = '', ...rest] = text.split(' ');
      return [`${head}${first}`, ...rest.map((word) => `88,${word}`)];
    });
    const control = own.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
    return [
      `02,1,2,1,${compact(day)},0000,${currency},2/`,
      `03,0975312468,${currency},,,,/`,
      ...details,
      `49,${control},${details.length + 2}/`,
      '98,0,1,0/',
    ];
  });
  return ['01,SENDER,RECEIVER,260131,0800,1,80,1,2/', ...groups, '99,0,1,0/', ''].join('\n');
}

/** Day first, with thousands separators. */
export function qif(lines: readonly WrittenLine[], currency: string): string {
  const amount = (value: Minor) => {
    const [whole = '', fraction] = toMajorText(minor(Math.abs(value)), currency).split('.');
    const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
    return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
  };
  const rows = lines.flatMap(({ date, amount: value, text, reference }) => [
    `D${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`,
    `T${amount(value)}`,
    `P${text}`,
    ...(reference === '' ? [] : [`N${reference}`]),
    '^',
  ]);
  return ['!Type:Bank', ...rows, ''].join('\n');
}

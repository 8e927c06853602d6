/** Files of a report: read back, every amount is the same to the minor unit, and the sums are those of the rows. */
import { unzipSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellWriter } from '../../../../renderer/reports/cellText.ts';
import { renderCsvZip } from '../../../../renderer/reports/csvZip.ts';
import { renderPdf } from '../../../../renderer/reports/pdf.ts';
import { renderXlsx } from '../../../../renderer/reports/xlsx.ts';
import { exponentOf, fromMajorNumber, minor, parseMajor, sumMinor } from '../../../../shared/money.ts';
import type { Cell } from '../../../../shared/report/model.ts';
import { money, text } from '../../../../shared/report/tables.ts';
import { readCsv, readPdf, readXlsx } from '../../../support/readFiles.ts';
import { CURRENCIES, FONTS, reportOf, rows } from './samples.ts';

const amounts = (cells: readonly (readonly Cell[])[], currency: string) =>
  cells.flatMap((row) =>
    row.flatMap((cell) => (cell?.kind === 'money' && cell.currency === currency ? [cell.minor] : [])),
  );

/** Control characters and halves of pairs can't be in XML: the workbook has them replaced. */
const isPlain = (name: string) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(name);

describe('totals', () => {
  it('are the sums of the rows, a row a currency', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const [section] = reportOf(cells).sections;
        for (const currency of CURRENCIES) {
          const own = amounts(cells, currency);
          const total = section?.totals.find(({ label }) => label === `Total ${currency}`);
          if (own.length === 0) expect(total).toBeUndefined();
          else expect(total?.cells[2]).toEqual({ kind: 'money', minor: sumMinor(own), currency });
        }
      }),
    );
  });
});

describe('CSV', () => {
  it('gives every amount back to the minor unit, and no text that a spreadsheet would run', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const files = unzipSync(new Uint8Array(renderCsvZip(reportOf(cells))));
        const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(files['01-fees.csv']);
        expect(csv.startsWith('\uFEFF')).toBe(true);
        const [head, ...body] = readCsv(csv);
        expect(head).toEqual(['Name', 'Date', 'Amount', 'Amount (currency)', 'Count', 'Rate', 'Link', 'URL']);
        expect(body).toHaveLength(cells.length);
        body.forEach((fields, at) => {
          const [name, , amount] = cells[at] ?? [];
          if (amount?.kind !== 'money') throw new Error('an amount');
          expect(parseMajor(fields[2] ?? '', exponentOf(fields[3] ?? ''))).toBe(amount.minor);
          expect(fields[3]).toBe(amount.currency);
          const written = fields[0] ?? '';
          expect(written).not.toMatch(/^[\s\u00A0]*[=+\-@]/);
          const plain = name?.kind === 'text' ? name.text : '';
          expect(written.replace(/^'/, '')).toBe(plain.replace(/^'/, ''));
        });
      }),
    );
  });
});

describe('a workbook', () => {
  it('has every amount as a number in its currency’s format, days as dates, a frozen head and links', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const report = reportOf(cells);
        const sheets = readXlsx(new Uint8Array(await renderXlsx(report, { locale: 'en-AU' })));
        expect(sheets.map(({ name }) => name)).toEqual(['About', '1 Fees']);
        const sheet = sheets[1];
        expect(sheet?.frozenRows).toBe(1);
        cells.forEach((row, at) => {
          const written = sheet?.rows[at + 1] ?? [];
          const [name, date, amount] = row;
          if (amount?.kind !== 'money' || date?.kind !== 'date') throw new Error('an amount and a day');
          expect(fromMajorNumber(Number(written[2]?.value), amount.currency)).toBe(amount.minor);
          expect(written[2]?.format).toContain(`"${amount.currency}"`);
          expect(Date.UTC(1899, 11, 30) + Number(written[1]?.value) * 86_400_000).toBe(
            Date.parse(`${date.date}T00:00:00Z`),
          );
          expect(written[5]?.formula).toMatch(/^HYPERLINK\("https:/);
          if (name?.kind !== 'text') return;
          const isOdd = name.text in {};
          expect(written[0]?.formula).toBe(isOdd ? `"${name.text}"` : '');
          if (!isOdd && isPlain(name.text)) expect(written[0]?.value).toBe(name.text);
        });
        const totals = report.sections[0]?.totals ?? [];
        totals.forEach(({ label, cells: sums }, at) => {
          const written = sheet?.rows[cells.length + 1 + at] ?? [];
          const sum = sums[2];
          if (sum?.kind !== 'money') throw new Error('a sum');
          expect(written[0]?.value).toBe(label);
          expect(fromMajorNumber(Number(written[2]?.value), sum.currency)).toBe(sum.minor);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('writes what has more digits than a spreadsheet keeps as text, whole', async () => {
    const report = reportOf([
      [text('much'), null, money(minor(1_234_567_890_123_456), 'AUD'), null, null, null],
    ]);
    const [, sheet] = readXlsx(new Uint8Array(await renderXlsx(report, { locale: 'en' })));
    expect(sheet?.rows[1]?.[2]?.value).toBe('12345678901234.56 AUD');
  });
});

describe('a PDF', () => {
  const flat = (words: string) => words.replace(/[\s\u00A0\u202F]+/g, '');

  it.each(['en-AU', 'fr-FR', 'id-ID'])('in %s has every figure as the screen writes it', async (locale) => {
    const write = cellWriter(locale);
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const report = reportOf(cells);
        const pages = await readPdf(new Uint8Array(renderPdf(report, { fonts: FONTS, locale })));
        const all = flat(pages.join(' '));
        const sums = report.sections[0]?.totals.map(({ cells: sum }) => sum) ?? [];
        for (const row of [...cells, ...sums]) {
          for (const cell of row) {
            if (cell?.kind === 'money' || cell?.kind === 'date') expect(all).toContain(flat(write(cell)));
          }
        }
        pages.forEach((page, at) => expect(page).toContain(`Page ${at + 1} of ${pages.length}`));
      }),
      { numRuns: 12 },
    );
  });

  it('says so where its font lacks letters of a name, and nowhere else', async () => {
    const told = async (name: string) => {
      const bytes = renderPdf(reportOf([], name), { fonts: FONTS, locale: 'en' });
      return (await readPdf(new Uint8Array(bytes))).join(' ');
    };
    expect(await told('漢字 Trading')).toContain('Letters are missing.');
    expect(await told('漢字 Trading')).toContain('\uFFFD\uFFFD Trading');
    expect(await told('Café Łódź × Нева')).not.toContain('Letters are missing.');
  });

  it('goes over pages with the head of the table on each', async () => {
    const many = Array.from({ length: 200 }, (_, at) => [
      text(`Row ${at}`),
      null,
      money(minor(at), 'AUD'),
      null,
      null,
      null,
    ]);
    const pages = await readPdf(new Uint8Array(renderPdf(reportOf(many), { fonts: FONTS, locale: 'en' })));
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page).toMatch(/Name.*Amount/);
  });
});

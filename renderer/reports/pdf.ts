/** A report as a PDF to file: a letterhead, tables with their heads on every page, figures under one another, page x of y. */
import type { Report } from '../../shared/report/model.ts';
import { cellWriter } from './cellText.ts';
import { type PdfFonts, PdfPen } from './pdfPen.ts';
import { PdfTable } from './pdfTable.ts';
import type { OnRows } from './progress.ts';

/** Points from the paper's edge. */
export const MARGIN = 40;
const FOOT = 30;
const NOTE = { size: 7.5, grey: 90 } as const;
const SECTION = { size: 11, weight: 'bold' } as const;

export interface PdfOptions {
  readonly fonts: PdfFonts;
  readonly locale: string;
  readonly onRows?: OnRows | undefined;
}

/** The PDF's bytes. Letters that the font lacks are shown as a mark, and the paper says so. */
export function renderPdf(report: Report, { fonts, locale, onRows }: PdfOptions): ArrayBuffer {
  const pen = new PdfPen(fonts);
  const { doc } = pen;
  const made = new Date(report.madeAt);
  doc.setProperties({
    title: `${report.title}, ${report.period}`,
    author: report.organisation,
    creator: 'Tieout',
  });
  doc.setCreationDate(made);
  const page = { top: MARGIN, bottom: pen.height - FOOT - 14, left: MARGIN, width: pen.width - 2 * MARGIN };
  let y = letterhead(pen, report, page);
  const write = cellWriter(locale);
  let done = 0;
  for (const section of report.sections) {
    if (y + 70 > page.bottom) {
      doc.addPage();
      y = page.top;
    }
    y += 18;
    pen.write(pen.shown(section.title), page.left, y, SECTION);
    y += 4;
    for (const note of section.notes) y = paragraph(pen, note, page, y);
    const table = new PdfTable(pen, section, { write, page });
    const before = done;
    y = table.draw(y + 6, (rows) => onRows?.(before + rows));
    done += section.rows.length;
  }
  if (pen.isLacking) {
    if (y + 30 > page.bottom) {
      doc.addPage();
      y = page.top;
    }
    paragraph(pen, report.labels.missing, page, y + 10);
  }
  footers(pen, report);
  return doc.output('arraybuffer');
}

interface Page {
  readonly left: number;
  readonly width: number;
}

function paragraph(pen: PdfPen, text: string, { left, width }: Page, y: number): number {
  let at = y;
  for (const line of pen.lines(pen.shown(text), width * 0.8, NOTE)) {
    at += 9.5;
    pen.write(line, left, at, NOTE);
  }
  return at;
}

/** Whose books, what, of when; the facts in two columns. Returns where it ends. */
function letterhead(pen: PdfPen, report: Report, { left, width }: Page): number {
  const right = left + width;
  let y = MARGIN + 8;
  pen.write(pen.shown(report.organisation), left, y, { size: 15, weight: 'bold' });
  pen.write(pen.shown(report.period), right, y, { size: 12, weight: 'bold' }, 'right');
  y += 15;
  pen.write(pen.shown(report.title), left, y, { size: 10.5, grey: 60 });
  pen.write(pen.shown(report.made), right, y, { size: 8, grey: 90 }, 'right');
  y += 8;
  pen.rule(left, y, width, 1, 0);
  if (report.warning !== '') {
    y += 13;
    pen.write(pen.shown(report.warning), left, y, { size: 8.5, weight: 'bold' });
  }
  y += 4;
  const half = width / 2;
  const facts = report.facts.filter(({ value }) => value !== '');
  for (let at = 0; at < facts.length; at += 2) {
    const pair = facts.slice(at, at + 2).map(({ label, value }, column) => {
      const x = left + column * half;
      pen.write(pen.shown(label), x, y + 11, { size: 8, grey: 90 });
      const lines = pen.lines(pen.shown(value), half - 110, { size: 8 });
      lines.forEach((line, row) => pen.write(line, x + 96, y + 11 + row * 10, { size: 8 }));
      return lines.length;
    });
    y += 2 + 10.5 * Math.max(...pair);
  }
  return y;
}

/** Known only when all pages are there. */
function footers(pen: PdfPen, report: Report): void {
  const { doc } = pen;
  const pages = doc.getNumberOfPages();
  const y = pen.height - FOOT + 6;
  const look = { size: 7.5, grey: 90 } as const;
  const left = pen.shown(`${report.organisation} · ${report.title} · ${report.period}`);
  for (let page = 1; page <= pages; page += 1) {
    doc.setPage(page);
    pen.rule(MARGIN, y - 11, pen.width - 2 * MARGIN, 0.4, 170);
    pen.write(left, MARGIN, y, look);
    const number = report.labels.page.replace('{page}', String(page)).replace('{pages}', String(pages));
    pen.write(pen.shown(number), pen.width - MARGIN, y, look, 'right');
  }
}

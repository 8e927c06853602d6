/** A section's table on a PDF's pages: amounts right-aligned and never broken, words in what width is left. */
import type { Cell, CellType, Section } from '../../shared/report/model.ts';
import type { Look, PdfPen } from './pdfPen.ts';
import { TELL_EVERY, type OnRows } from './progress.ts';

const BODY: Look = { size: 7.5 };
const STRONG: Look = { size: 7.5, weight: 'bold' };
const HEAD: Look = { size: 7.2, weight: 'bold', grey: 60 };
const LINE = 9.4;
const PAD = 2.6;
const GAP = 10;
/** Rows that are looked at for the width of a column; longer amounts still are written whole, to the left. */
const RIGHT = new Set<CellType>(['money', 'count', 'rate']);

interface Page {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly width: number;
}

interface Placed {
  readonly x: number;
  readonly width: number;
  readonly isRight: boolean;
}

export class PdfTable {
  private readonly pen: PdfPen;
  private readonly section: Section;
  private readonly write: (cell: Cell) => string;
  private readonly page: Page;
  private readonly texts: readonly (readonly string[])[];
  private readonly places: readonly Placed[];
  private y = 0;

  constructor(
    pen: PdfPen,
    section: Section,
    options: { readonly write: (cell: Cell) => string; readonly page: Page },
  ) {
    this.pen = pen;
    this.section = section;
    this.write = options.write;
    this.page = options.page;
    this.texts = section.rows.map((row) => row.map((cell) => pen.shown(this.write(cell))));
    this.places = this.place();
  }

  /** Draws it from `y` on, on as many pages as it takes; returns where it ends. */
  draw(y: number, onRows?: OnRows): number {
    const { section, pen, page } = this;
    this.y = y;
    if (section.rows.length === 0) {
      pen.write(pen.shown(section.empty), page.left, this.y + 9, { ...BODY, grey: 90 });
      return this.y + 12;
    }
    this.head();
    this.texts.forEach((texts, at) => {
      this.row(texts, section.rows[at] ?? [], BODY);
      if ((at + 1) % TELL_EVERY === 0) onRows?.(at + 1);
    });
    onRows?.(section.rows.length);
    this.totals();
    return this.y;
  }

  private totals(): void {
    const { section, pen, page } = this;
    if (section.totals.length === 0) return;
    const height = section.totals.length * (LINE + 2 * PAD);
    if (this.y + height > page.bottom) this.nextPage();
    pen.rule(page.left, this.y, page.width, 0.8, 60);
    for (const { label, cells } of section.totals) {
      const texts = cells.map((cell) => pen.shown(this.write(cell)));
      // The label may run over the columns before the first sum.
      const first = texts.findIndex((text) => text !== '');
      pen.write(pen.shown(label), page.left, this.y + PAD + 7.2, STRONG);
      this.row(
        texts.map((text, at) => (at < first ? '' : text)),
        cells,
        STRONG,
      );
    }
  }

  private nextPage(): void {
    const { pen, page, section } = this;
    pen.doc.addPage();
    pen.write(pen.shown(section.title), page.left, page.top, { size: 8.5, grey: 90 });
    this.y = page.top + 8;
    this.head();
  }

  private head(): void {
    const { pen, places, section, page } = this;
    const lines = section.columns.map(({ title }, at) =>
      pen.lines(pen.shown(title), places[at]?.width ?? 0, HEAD),
    );
    const height = Math.max(...lines.map((some) => some.length)) * 8.6;
    places.forEach(({ x, width, isRight }, at) => {
      const own = lines[at] ?? [];
      own.forEach((line, row) => {
        const y = this.y + height - (own.length - 1 - row) * 8.6;
        pen.write(line, isRight ? x + width : x, y, HEAD, isRight ? 'right' : 'left');
      });
    });
    this.y += height + 3.4;
    pen.rule(page.left, this.y, page.width, 0.8, 60);
  }

  private row(texts: readonly string[], cells: readonly Cell[], look: Look): void {
    const { pen, places, page } = this;
    const lines = texts.map((text, at) => {
      const place = places[at];
      if (place === undefined || place.isRight) return [text];
      return pen.lines(text, place.width, look);
    });
    const height = Math.max(...lines.map((some) => some.length)) * LINE + 2 * PAD;
    if (this.y + height > page.bottom) this.nextPage();
    places.forEach(({ x, width, isRight }, at) => {
      const cell = cells[at] ?? null;
      (lines[at] ?? []).forEach((line, row) => {
        const y = this.y + PAD + 7.2 + row * LINE;
        if (cell?.kind === 'link') pen.link(line, cell.url, x, y, look);
        else pen.write(line, isRight ? x + width : x, y, look, isRight ? 'right' : 'left');
      });
    });
    this.y += height;
    pen.rule(page.left, this.y, page.width, 0.25, 205);
  }

  /** Columns of figures, days and links take what they need; words share the rest by their weight. */
  private place(): Placed[] {
    const { columns, totals } = this.section;
    const { pen, page } = this;
    const sums = totals.map(({ cells }) => cells.map((cell) => pen.shown(this.write(cell))));
    const needs = columns.map(({ type, title }, at) => {
      if (type === 'text') return 0;
      const words = pen.shown(title).split(' ');
      return Math.max(
        ...words.map((word) => pen.widthOf(word, HEAD)),
        ...sums.map((texts) => pen.widthOf(texts[at] ?? '', STRONG)),
        this.texts.reduce((most, texts) => Math.max(most, pen.widthOf(texts[at] ?? '', BODY)), 0),
      );
    });
    const fixed = needs.reduce((sum, need) => sum + need, 0);
    const rest = Math.max(60, page.width - fixed - GAP * (columns.length - 1));
    const shares = this.shares(rest);
    let x = page.left;
    return columns.map(({ type }, at) => {
      // Without words at all, the figures spread out.
      const width = shares.get(at) ?? (needs[at] ?? 0) + (shares.size === 0 ? rest / columns.length : 0);
      const placed = { x, width, isRight: RIGHT.has(type) };
      x += width + GAP;
      return placed;
    });
  }

  /** The width of each column of words: by its weight, but no more than it needs while another one needs more. */
  private shares(rest: number): ReadonlyMap<number, number> {
    const { pen, section } = this;
    const open = new Map(
      section.columns.flatMap(({ type, weight, title }, at) => {
        if (type !== 'text') return [];
        const head = pen.widthOf(pen.shown(title), HEAD);
        const need = this.texts.reduce((most, row) => Math.max(most, pen.widthOf(row[at] ?? '', BODY)), head);
        return [[at, { weight, need }] as const];
      }),
    );
    const shares = new Map<number, number>();
    let left = rest;
    for (let settled = true; settled && open.size > 1;) {
      settled = false;
      const weights = [...open.values()].reduce((sum, { weight }) => sum + weight, 0);
      const small = [...open].filter(([, { weight, need }]) => need < (left * weight) / weights);
      // Where all fit, what is left over stays between them.
      if (small.length === open.size) break;
      for (const [at, { need }] of small) {
        shares.set(at, need);
        left -= need;
        open.delete(at);
        settled = true;
      }
    }
    const weights = [...open.values()].reduce((sum, { weight }) => sum + weight, 0);
    for (const [at, { weight }] of open) shares.set(at, (left * weight) / weights);
    return shares;
  }
}

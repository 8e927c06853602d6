/** What writes on a PDF's pages: a font of our own with its widths, text that it can show, lines, links. Lengths in points. */
import { jsPDF } from 'jspdf';
import * as v from 'valibot';

export interface PdfFonts {
  /** TrueType files, Base64. */
  readonly regular: string;
  readonly bold: string;
}

export type Weight = 'normal' | 'bold';

export interface Look {
  readonly size: number;
  readonly weight?: Weight;
  /** 0 black … 255 white. */
  readonly grey?: number;
}

const FAMILY = 'Roboto';
/** Shown where the font lacks a letter; the font has it. */
const LACKING = '\uFFFD';
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

const FontSchema = v.object({
  metadata: v.object({
    cmap: v.object({ unicode: v.object({ codeMap: v.record(v.string(), v.unknown()) }) }),
  }),
});

export class PdfPen {
  readonly doc: jsPDF;
  /** Whether a letter had to be replaced. */
  isLacking = false;
  private readonly widths: Readonly<Record<Weight, Map<string, number>>> = {
    normal: new Map(),
    bold: new Map(),
  };
  private readonly letters: ReadonlySet<string>;

  constructor(fonts: PdfFonts) {
    this.doc = new jsPDF({ unit: 'pt', format: 'a4', orientation: 'landscape', compress: true });
    for (const [file, weight, bytes] of [
      ['Regular.ttf', 'normal', fonts.regular],
      ['Bold.ttf', 'bold', fonts.bold],
    ] as const) {
      this.doc.addFileToVFS(file, bytes);
      this.doc.addFont(file, FAMILY, weight);
    }
    this.doc.setFont(FAMILY, 'normal');
    const { metadata } = v.parse(FontSchema, this.doc.getFont());
    this.letters = new Set(Object.keys(metadata.cmap.unicode.codeMap));
  }

  get width(): number {
    return this.doc.internal.pageSize.getWidth();
  }
  get height(): number {
    return this.doc.internal.pageSize.getHeight();
  }

  /** The text as the font can show it: one line, the narrow space of French amounts as a plain fixed one, its own arrow. */
  shown(text: string): string {
    const plain = text
      .normalize('NFC')
      .replace(BREAKS, ' ')
      .replaceAll('\u202F', '\u00A0')
      .replaceAll('→', '›');
    let out = '';
    for (const letter of plain) {
      const isThere = this.letters.has(String(letter.codePointAt(0)));
      if (!isThere) this.isLacking = true;
      out += isThere ? letter : LACKING;
    }
    return out;
  }

  /** How wide a text that `shown` has made is. */
  widthOf(text: string, { size, weight = 'normal' }: Look): number {
    const known = this.widths[weight];
    let width = 0;
    for (const letter of text) {
      let one = known.get(letter);
      if (one === undefined) {
        this.doc.setFont(FAMILY, weight);
        one = this.doc.getStringUnitWidth(letter);
        known.set(letter, one);
      }
      width += one;
    }
    return width * size;
  }

  /** Breaks a shown text into lines no wider than `width`: between words, and within one only where it must. */
  lines(text: string, width: number, look: Look): string[] {
    if (text === '' || this.widthOf(text, look) <= width) return [text];
    const out: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (this.widthOf(longer, look) <= width) {
        line = longer;
        continue;
      }
      if (line !== '') out.push(line);
      line = this.cut(word, width, look, out);
    }
    return [...out, line];
  }

  /** Pushes what of a word is too wide for one line, returns the rest. */
  private cut(word: string, width: number, look: Look, out: string[]): string {
    let line = '';
    for (const letter of word) {
      if (line !== '' && this.widthOf(line + letter, look) > width) {
        out.push(line);
        line = '';
      }
      line += letter;
    }
    return line;
  }

  /** Writes a shown text, its base line at `y`; `right` ends at `x`. */
  write(text: string, x: number, y: number, look: Look, side: 'left' | 'right' = 'left'): void {
    if (text === '') return;
    this.doc.setFont(FAMILY, look.weight ?? 'normal');
    this.doc.setFontSize(look.size);
    this.doc.setTextColor(look.grey ?? 0);
    this.doc.text(text, side === 'left' ? x : x - this.widthOf(text, look), y);
  }

  /** A link: its words, underlined, and the area that opens it. */
  link(text: string, url: string, x: number, y: number, look: Look): void {
    const width = this.widthOf(text, look);
    this.write(text, x, y, look);
    this.rule(x, y + 1.4, width, 0.3, look.grey ?? 0);
    this.doc.link(x, y - look.size, width, look.size + 2, { url });
  }

  /** A thin line of some width. */
  rule(x: number, y: number, width: number, thick: number, grey: number): void {
    this.doc.setDrawColor(grey);
    this.doc.setLineWidth(thick);
    this.doc.line(x, y, x + width, y);
  }
}

/** The texts of many lines: banks write the same thing again and again, and what is the same is read once. */
import { type LineText, lineText } from './lineText.ts';

type Written = Parameters<typeof lineText>[0];

export class Texts {
  /** Of lines with nothing but a narrative, by that. */
  private readonly bare = new Map<string, LineText>();
  /** Of the others, by their parts and where one ends and the next begins. */
  private readonly whole = new Map<string, LineText>();

  /** The text of a line, prepared; the same object for lines that say the same in the same parts. */
  of(line: Written): LineText {
    const { payee, narrative, reference } = line;
    const isBare = payee === '' && reference === '';
    const known = isBare ? this.bare : this.whole;
    const key = isBare ? narrative : `${payee.length} ${payee}${narrative.length} ${narrative}${reference}`;
    let text = known.get(key);
    if (text === undefined) known.set(key, (text = lineText(line)));
    return text;
  }
}

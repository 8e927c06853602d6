/** An XML document as nodes that can be asked without trusting their shape. Parsing itself is fast-xml-parser's. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decodeEntities } from '../ofxTokens.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  // Entities are decoded below: the five of XML and numbers, never those that a document defines itself.
  processEntities: false,
});

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One element. A missing element is a node too: empty, with nothing in it. */
export class XmlNode {
  private readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }

  /** All children of a name, in order. */
  all(name: string): XmlNode[] {
    const found = isRecord(this.value) ? this.value[name] : undefined;
    if (found === undefined) return [];
    return (Array.isArray(found) ? found : [found]).map((one: unknown) => new XmlNode(one));
  }

  /** The first element along a path of names. */
  at(...path: readonly string[]): XmlNode {
    return path.reduce<XmlNode>((node, name) => node.all(name)[0] ?? new XmlNode(''), this);
  }

  /** The names of its children. */
  get names(): readonly string[] {
    return isRecord(this.value) ? Object.keys(this.value) : [];
  }

  get text(): string {
    const own = isRecord(this.value) ? this.value['#text'] : this.value;
    return typeof own === 'string' ? decodeEntities(own).trim() : '';
  }

  attribute(name: string): string {
    const own = isRecord(this.value) ? this.value[`@${name}`] : '';
    return typeof own === 'string' ? decodeEntities(own).trim() : '';
  }
}

/** Whether a text is well-formed XML; else what is wrong and on which line. */
export function xmlFault(text: string): { readonly message: string; readonly line: number } | null {
  try {
    const said = XMLValidator.validate(text);
    return said === true ? null : { message: said.err.msg, line: said.err.line };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error), line: 0 };
  }
}

/**
 * The document's root node; null if the parser gives it up (nested beyond its limit). What isn't closed is read as far as it
 * goes; ask `xmlFault` whether it is whole.
 */
export function parseXml(text: string): XmlNode | null {
  try {
    return new XmlNode(parser.parse(text));
  } catch {
    return null;
  }
}

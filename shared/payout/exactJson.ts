/** JSON whose numbers keep their digits: providers that send amounts in major units send them as numbers. */

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON with every number as the text that was on the wire, so that no digit is lost to a float: `{"a":10.10}` is
 * `{a: '10.10'}`. Throws `SyntaxError` for what isn't JSON.
 */
export function parseExactJson(text: string): unknown {
  // Parsed as it is first: putting quotes around numbers must not make JSON of what isn't.
  JSON.parse(text);
  return JSON.parse(text.replace(TOKEN, (token) => (token.startsWith('"') ? token : `"${token}"`)));
}

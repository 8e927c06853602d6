/** Base64 text as bytes. Throws `DOMException` for text that isn't base64. */
export function base64Bytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

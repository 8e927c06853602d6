/** The font that PDFs carry: Roboto (SIL Open Font License), with figures of one width. Loaded when a PDF is made. */
import bold from '@expo-google-fonts/roboto/700Bold/Roboto_700Bold.ttf?url';
import regular from '@expo-google-fonts/roboto/400Regular/Roboto_400Regular.ttf?url';
import { BridgeError } from '../../shared/bridge.ts';
import type { PdfFonts } from './pdfPen.ts';

/** Fetches both weights from where the screens come from. Rejects where they aren't there. */
export async function loadFonts(): Promise<PdfFonts> {
  const [normal, strong] = await Promise.all([fontText(regular), fontText(bold)]);
  return { regular: normal, bold: strong };
}

async function fontText(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) {
    const message = `The PDF’s font could not be read (${answer.status}).`;
    throw new BridgeError({ code: 'internal', message });
  }
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

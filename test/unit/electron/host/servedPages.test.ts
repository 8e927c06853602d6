/** The pages that Tieout itself serves to a browser: in the browser's language, over real HTTP. */
import { describe, expect, it } from 'vitest';
import { startBrowserHost } from '../../../../electron/browserHost.ts';
import { pageLanguage } from '../../../../electron/host/pageLanguage.ts';
import type { Answer } from '../../../../electron/oauth/answer.ts';
import { openLoopback } from '../../../../electron/oauth/loopback.ts';
import { handlersWith } from '../../../support/handlers.ts';

/** Status, language and words of a page. */
async function page(url: string, language: string) {
  const reply = await fetch(url, { headers: { 'accept-language': language } });
  const html = await reply.text();
  return {
    status: reply.status,
    lang: /<html lang="(\w+)">/.exec(html)?.[1],
    text: /<p>([^<]*)<\/p>/.exec(html)?.[1],
  };
}

describe('the language of a page', () => {
  it.each([
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
    ['id', 'id'],
    ['in-ID', 'id'],
    ['de-CH, de;q=0.9, id;q=0.4, fr;q=0.6', 'fr'],
    ['en;q=0.3, ID-id;q=0.31', 'id'],
    ['fr;q=0, en', 'en'],
    ['fr;q=much, id;q=0.1', 'id'],
    ['fro, idle', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('of “%s” is %s', (accepted, language) => {
    expect(pageLanguage(accepted)).toBe(language);
  });
});

it('a sign-in ends on a page in the browser’s language', async () => {
  const loopback = await openLoopback([48_327, 48_328]);
  try {
    expect(await page(loopback.redirectUri, 'fr')).toEqual({
      status: 404,
      lang: 'fr',
      text: 'Rien n’est attendu ici.',
    });
    const answers: Answer[] = [];
    loopback.listen('state-1', 'Xero', (answer) => answers.push(answer));
    expect(await page(`${loopback.redirectUri}?state=other&code=c`, 'id-ID,id;q=0.9')).toEqual({
      status: 400,
      lang: 'id',
      text: 'Jawaban ini bukan milik proses masuk yang sedang berjalan.',
    });
    const good = `${loopback.redirectUri}?state=state-1&code=c`;
    expect(await page(good, 'fr-FR,fr;q=0.9,en;q=0.8')).toEqual({
      status: 200,
      lang: 'fr',
      text: 'Xero a autorisé l’accès. Vous pouvez fermer cette page et revenir à Tieout.',
    });
    expect(await page(good, 'en-AU')).toEqual({
      status: 410,
      lang: 'en',
      text: 'This sign-in is already done.',
    });
    loopback.listen('state-2', 'Square', (answer) => answers.push(answer));
    expect(await page(`${loopback.redirectUri}?state=state-2&error=access_denied`, 'id')).toEqual({
      status: 200,
      lang: 'id',
      text: 'Tidak ada yang terhubung. Anda dapat menutup halaman ini dan kembali ke Tieout.',
    });
    expect(answers).toEqual([{ code: 'c' }, { refusal: 'access_denied' }]);
  } finally {
    await loopback.close();
  }
});

it('who isn’t let in reads why in the browser’s language', async () => {
  const services = { handlers: handlersWith({}) };
  const host = await startBrowserHost({ services, port: 0, rendererDir: '/nowhere' });
  try {
    const closed = { fr: 'Ouvrez-le avec le lien', id: 'Buka dengan tautan', de: 'Open it with the link' };
    for (const [language, words] of Object.entries(closed)) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { status, lang, text } = await page(host.origin, language);
      expect([status, lang, text?.startsWith(words)]).toEqual([
        401,
        language === 'de' ? 'en' : language,
        true,
      ]);
    }
    expect(await page(`${host.origin}/?token=never`, 'id')).toMatchObject({ status: 403, lang: 'id' });
    expect(await page(`${host.origin}/?token=never`, 'fr')).toMatchObject({
      lang: 'fr',
      text: expect.stringContaining('Chaque lien ouvre Tieout une fois.'),
    });
  } finally {
    await host.close();
  }
});

/**
 * The two pages that the loopback host shows to who isn't let in, in the browser's language. No script, no style: the content
 * policy forbids both.
 */
import type { PageLanguage } from './pageLanguage.ts';

interface Words {
  readonly title: string;
  readonly text: string;
}

const CLOSED: Readonly<Record<PageLanguage, Words>> = {
  en: {
    title: 'Tieout is running on this computer',
    text: 'Open it with the link that was printed where it was started. The link works once.',
  },
  fr: {
    title: 'Tieout tourne sur cet ordinateur',
    text: 'Ouvrez-le avec le lien affiché là où il a été démarré. Le lien sert une fois.',
  },
  id: {
    title: 'Tieout sedang berjalan di komputer ini',
    text: 'Buka dengan tautan yang dicetak di tempat Tieout dimulai. Tautan itu berlaku sekali.',
  },
};

const USED: Readonly<Record<PageLanguage, Words>> = {
  en: {
    title: 'This link has been used',
    text: 'Each link opens Tieout once. For a new one, press Enter in the terminal where Tieout runs, or start it again.',
  },
  fr: {
    title: 'Ce lien a déjà servi',
    text: 'Chaque lien ouvre Tieout une fois. Pour en avoir un nouveau, appuyez sur Entrée dans le terminal où Tieout tourne, ou redémarrez-le.',
  },
  id: {
    title: 'Tautan ini sudah dipakai',
    text: 'Setiap tautan membuka Tieout satu kali. Untuk yang baru, tekan Enter di terminal tempat Tieout berjalan, atau mulai lagi.',
  },
};

/** Without the session's cookie. */
export function closedPage(language: PageLanguage): string {
  return page(language, CLOSED[language]);
}

/** With a token that was used or never existed. */
export function usedLinkPage(language: PageLanguage): string {
  return page(language, USED[language]);
}

function page(language: PageLanguage, { title, text }: Words): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<h1>${title}</h1>
<p>${text}</p>
</html>
`;
}

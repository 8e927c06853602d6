/** What the page says that the browser ends on after a sign-in, in the browser's language. No script, no style. */
import type { PageLanguage } from '../host/pageLanguage.ts';

export type CallbackWord =
  | 'allowed'
  | 'notConnected'
  | 'notWaiting'
  | 'wrongAddress'
  | 'nothingHere'
  | 'onlyGet'
  | 'otherSignIn'
  | 'done'
  | 'noCode';

/** `NAME` stands for the service. */
const WORDS: Readonly<Record<PageLanguage, Readonly<Record<CallbackWord, string>>>> = {
  en: {
    allowed: 'NAME has allowed access. You can close this page and go back to Tieout.',
    notConnected: 'Nothing was connected. You can close this page and go back to Tieout.',
    notWaiting: 'Nothing is waiting here.',
    wrongAddress: 'Wrong address.',
    nothingHere: 'Nothing is here.',
    onlyGet: 'Only GET.',
    otherSignIn: 'This answer doesn’t belong to the sign-in that is open.',
    done: 'This sign-in is already done.',
    noCode: 'This answer has no code.',
  },
  fr: {
    allowed: 'NAME a autorisé l’accès. Vous pouvez fermer cette page et revenir à Tieout.',
    notConnected: 'Rien n’a été connecté. Vous pouvez fermer cette page et revenir à Tieout.',
    notWaiting: 'Rien n’est attendu ici.',
    wrongAddress: 'Mauvaise adresse.',
    nothingHere: 'Il n’y a rien ici.',
    onlyGet: 'GET seulement.',
    otherSignIn: 'Cette réponse n’appartient pas à la connexion en cours.',
    done: 'Cette connexion est déjà terminée.',
    noCode: 'Cette réponse ne contient pas de code.',
  },
  id: {
    allowed: 'NAME telah mengizinkan akses. Anda dapat menutup halaman ini dan kembali ke Tieout.',
    notConnected: 'Tidak ada yang terhubung. Anda dapat menutup halaman ini dan kembali ke Tieout.',
    notWaiting: 'Tidak ada yang ditunggu di sini.',
    wrongAddress: 'Alamat salah.',
    nothingHere: 'Tidak ada apa pun di sini.',
    onlyGet: 'Hanya GET.',
    otherSignIn: 'Jawaban ini bukan milik proses masuk yang sedang berjalan.',
    done: 'Proses masuk ini sudah selesai.',
    noCode: 'Jawaban ini tidak memuat kode.',
  },
};

/** The page, as HTML. `name` is the service's proper name, from our own sources: nothing of a request gets in. */
export function callbackPage(language: PageLanguage, word: CallbackWord, name: string): string {
  const sentence = WORDS[language][word].replace('NAME', name);
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Tieout</title><p>${sentence}</p></html>`;
}

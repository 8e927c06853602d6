/** Menarik kembali posting: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enUndo } from './enUndo.ts';

export const idUndo: Readonly<Record<keyof typeof enUndo, string>> = {
  'queueState.removed': 'Ditarik kembali',
  'queueState.reversed': 'Dibalik',
  'queueText.removed': 'Ini pernah ada di Xero dan sekarang tidak lagi. Ini dapat diposting lagi.',
  'queueText.reversed': 'Ini ada di Xero, begitu juga entri lawannya. Ini dapat diposting lagi.',
  'activity.undo.queued':
    '{steps, plural, other {# penghapusan}} dicatat untuk menarik kembali {plans, plural, other {# rencana}}.',
  'draft.removal.payment': 'Hapus pembayaran {reference}',
  'draft.removal.bankTransaction': 'Hapus transaksi bank {reference}',
  'draft.removal.transfer': 'Hapus transfer {reference}',
  'draft.removal.invoice': 'Batalkan faktur {reference}',
  'draft.removal.creditNote': 'Batalkan nota kredit {reference}',
};

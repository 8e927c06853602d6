/** Menarik kembali posting: kalimat bahasa Indonesia, bagian dari `id`. */
import type { enUndo } from '../en/undo.ts';

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
  'undo.open': 'Tarik kembali dari Xero…',
  'job.undo': 'Menarik kembali',
  'undo.title': 'Tarik ini kembali dari Xero?',
  'undo.intro':
    'Ini dilakukan menurut urutan di bawah. Setelah itu kecocokan dapat dibatalkan, atau diposting lagi.',
  'undo.items': 'Yang ditarik kembali',
  'undo.calls':
    '{n, plural, =0 {Tanpa panggilan ke Xero.} other {# panggilan ke Xero.}} Yang ditolak Xero tetap ada dan ditampilkan.',
  'undo.confirm': '{n, plural, other {Tarik kembali # objek}}',
  'undo.mode.delete': 'Dihapus',
  'undo.mode.void': 'Dibatalkan',
  'undo.mode.reverse': 'Dibalik',
  'undo.mode.gone': 'Sudah tidak ada',
  'undo.mode.kept': 'Tidak dapat dihapus',
  'undo.why.reconciled':
    'Ini sudah direkonsiliasi di Xero, dan Xero tidak menghapus yang sudah direkonsiliasi. Batalkan rekonsiliasinya di sana (“Unreconcile”, atau “Remove & Redo” pada baris bank), sinkronkan, lalu tarik kembali.',
  'undo.why.locked':
    'Xero dikunci sampai {date}. Minta penasihat Anda menggeser tanggal kunci, atau balikkan pada hari terbuka pertama.',
  'undo.why.overpayment':
    'Xero tidak mengizinkan aplikasi menghapus kelebihan bayar. Hapus di Xero dan sinkronkan; sisanya lalu dapat ditarik kembali di sini.',
  'undo.why.paidElsewhere':
    'Ada pembayaran lain pada dokumen ini. Hapus pembayaran itu di Xero dan sinkronkan dahulu.',
  'undo.why.partner': 'Ini tetap bersama pembayaran atau dokumennya, yang tidak dapat dihapus.',
  'undo.reverse': 'Balikkan dengan entri lawan yang tidak dapat dihapus',
  'undo.opposite': 'Entri lawan pada {date}: {reference}',
  'undo.held':
    'Tidak ada yang ditarik selama sebagian tidak dapat ditarik. Lakukan yang dikatakan, atau balikkan bila ditawarkan.',
  'undo.problem.nothing': 'Tidak ada dari ini di Xero.',
  'undo.problem.onItsWay':
    '{n, plural, other {# objek}} mungkin sedang tiba di Xero. Posting dahulu, agar Tieout menanyakannya ke Xero.',
  'undo.problem.undoing':
    '{n, plural, other {# objek}} sedang ditarik kembali. Posting untuk melanjutkannya.',
  'undo.problem.isUndo': 'Yang sudah ditarik kembali diposting lagi dari antrean.',
  'undo.problem.later':
    '{n, plural, other {# posting sesudahnya}} bertumpu pada ini, misalnya pengembalian pencairan ini. Tarik itu dahulu.',
  'undo.of': 'Menarik kembali: {what}',
  'undo.busy': 'Posting sedang dikirim. Tunggu sampai selesai, lalu tarik kembali.',
  'undo.result':
    '{done, plural, =0 {Tidak ada yang ditarik kembali.} other {# objek ditarik kembali.}}{refused, plural, =0 {} other { # ditolak.}}{left, plural, =0 {} other { # masih menunggu.}}',
  'queue.removals': '{n, plural, other {# penghapusan}}',
  'queueState.partly': 'Ditarik sebagian',
  'queueText.partly':
    'Sebagian ada di Xero, sebagian sudah ditarik. Tarik sisanya, atau posting lagi yang kurang.',
  'activity.undo.sent': '{removed, plural, other {# objek}} ditarik kembali di Xero.',
};

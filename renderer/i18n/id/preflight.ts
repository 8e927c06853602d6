/** Temuan sebelum pembukuan, dan apa yang dapat dilakukan: bagian dari `id`. */
import type { enPreflight } from '../en/preflight.ts';

export const idPreflight: Readonly<Record<keyof typeof enPreflight, string>> = {
  'queueState.held': 'Ditahan',
  'queueText.held':
    'Ditahan sampai Anda menentukan tindakan untuk setiap temuan. Tidak ada yang dikirim sebelumnya.',
  'preflight.findings': 'Temuan sebelum posting',
  'preflight.answered': 'Anda bilang tetap diposting.',
  'preflight.plans': '{n, plural, other {# rencana}}',
  'preflight.asOf': 'Diperiksa terhadap pembukuan per {time}.',
  'preflight.asOfOffline': 'Diperiksa terhadap pembukuan per {time}. Sebelum dikirim, diperiksa sekali lagi.',
  'preflight.never': 'Pembukuan belum pernah dibaca seluruhnya. Akan dibaca sebelum ada yang dikirim.',
  'preflight.counting': 'Data baru saja berubah: yang akan diposting sedang dihitung ulang.',
  'preflight.reading': 'Membaca pembukuan lagi',
  'preflight.calls':
    'Perlu sekitar {n, plural, other {# panggilan}} ke Xero: {read} untuk membaca, {send} untuk mengirim.',
  'preflight.heldResult':
    '{n, plural, other {# posting ditahan}}: pembukuan sudah berubah sejak itu. Lihat antrean.',
  'preflight.taken':
    '{taken, plural, =0 {Tidak ada yang diambil alih.} other {# posting diambil alih.}}{left, plural, =0 {} other { # ternyata tidak sama: periksa di Xero.}}',
  'preflight.saidAnyway': '{n, plural, other {Anda bilang tetap posting meski ada # temuan.}}',
  'preflight.saidMove': 'Yang terkunci masuk ke hari terbuka pertama setelah {date}, seperti kata Anda.',
  'fix.askAgain': 'Tanya lagi',
  'fix.dontMove': 'Batalkan',
  'fix.openMapping': 'Pilih akun',
  'fix.moveDate': 'Posting pada {open}',
  'fix.takeOver': 'Ambil alih',
  'fix.takeOverAll': 'Ambil alih {n}',
  'fix.postedElsewhere': 'Ini pencairannya: jangan posting',
  'fix.asSale': 'Tidak membayar faktur: penjualan',
  'fix.chooseInvoice': 'Pilih faktur',
  'fix.refreshBooks': 'Baca pembukuan lagi',
  'fix.openInXero': 'Lihat di Xero',
  'fix.waitFor':
    'Tidak ada yang perlu dilakukan selain sinkron nanti: penyedia harus memberi tahu lebih banyak.',
  'fix.postAnyway': 'Tetap posting',
  'fix.postAnywayAll': 'Tetap posting {n}',
  'fix.planAgain': 'Rencanakan lagi',
};
